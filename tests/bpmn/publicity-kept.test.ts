import { diagram, extensions, flow, serviceTask, testRule, userTask } from '../support/lint-rule.ts';

const start = '<bpmn:startEvent id="start" name="到达"/>';
const submitted = '<bpmn:startEvent id="start" name="提交"><bpmn:messageEventDefinition/></bpmn:startEvent>';
const end = '<bpmn:endEvent id="end" name="办结"/>';
const review = userTask('review', { actions: 'pass_and_publicize,report' });
const publicity = userTask('publicity', { stage: 'publicity', actions: 'report' });
const schedule = serviceTask('schedule', 'publicity-scheduling');
const ask = '<bpmn:exclusiveGateway id="ask" name="结论？" default="ask-end"/>';
const publicized = { when: '=outcome = "publicize"' };
const certification = userTask('certification', {
  stage: 'certification',
  actions: 'issue',
  form: 'certification-form',
  permission: 'issuance',
});
const call = `<bpmn:callActivity id="call" name="单位审核">${extensions('<zeebe:calledElement processId="unit-review"/>')}</bpmn:callActivity>`;

testRule('publicity-kept', {
  valid: [
    {
      name: 'what is publicized comes to its publicity, with its dates',
      xml: diagram(
        `${start}${review}${ask}${schedule}${publicity}${end}${flow('start', 'review')}${flow('review', 'ask')}${flow('ask', 'end')}
        ${flow('ask', 'schedule', publicized)}${flow('schedule', 'publicity')}${flow('publicity', 'end')}`,
      ),
    },
    {
      name: 'a second review before the publicity',
      xml: diagram(
        `${start}${review}${userTask('again', { actions: 'pass_and_publicize' })}${schedule}${publicity}${end}
        ${flow('start', 'review')}${flow('review', 'again')}${flow('again', 'schedule')}${flow('schedule', 'publicity')}${flow('publicity', 'end')}`,
      ),
    },
    {
      name: 'a certificate after the units have reviewed',
      xml: diagram(
        `${submitted}${call}${certification}${end}${flow('start', 'call')}${flow('call', 'certification')}${flow('certification', 'end')}`,
      ),
    },
  ],
  invalid: [
    {
      name: 'reporting without any publicity',
      xml: diagram(`${start}${userTask('review')}${end}${flow('start', 'review')}${flow('review', 'end')}`),
      findings: [{ element: 'review', message: '本流程没有提供“审核通过并公示”的环节' }],
    },
    {
      name: 'what is publicized ends without publicity',
      xml: diagram(`${start}${review}${end}${flow('start', 'review')}${flow('review', 'end')}`),
      findings: [{ element: 'review', message: '审核通过并公示后，没有公示就走到“办结”' }],
    },
    {
      name: 'a publicity whose dates nobody has reckoned',
      xml: diagram(
        `${start}${userTask('review', { actions: 'pass_and_publicize' })}${publicity}${end}
        ${flow('start', 'review')}${flow('review', 'publicity')}${flow('publicity', 'end')}`,
      ),
      findings: [
        { element: 'review', message: '没有公示就走到“publicity”' },
        { element: 'publicity', message: '从“review”没有经过“计算公示期”就走到“publicity”' },
      ],
    },
    {
      name: 'a certificate that no unit has reviewed',
      xml: diagram(
        `${submitted}${certification}${end}${flow('start', 'certification')}${flow('certification', 'end')}`,
      ),
      findings: [{ element: 'certification', message: '不经单位审核和公示就走到“certification”' }],
    },
  ],
});
