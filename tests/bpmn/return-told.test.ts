import { diagram, flow, serviceTask, testRule, userTask } from '../support/lint-rule.ts';

const start = '<bpmn:startEvent id="start" name="提交"><bpmn:messageEventDefinition/></bpmn:startEvent>';
const end = '<bpmn:endEvent id="end" name="办结"/>';
const review = userTask('review', { actions: 'return' });
const amend = userTask('amend', {
  stage: 'amend',
  actions: 'resubmit',
  form: 'amendment-form',
  permission: 'applicant',
});
const ask = '<bpmn:exclusiveGateway id="ask" name="退给谁？" default="ask-told"/>';
const told = serviceTask('told', 'notification', { notice: 'returned' });
const unitTold = serviceTask('unit-told', 'notification', { notice: 'came_back' });
const around = (between: string): string =>
  diagram(`${start}${review}${amend}${end}${between}${flow('start', 'review')}${flow('amend', 'end')}`);

testRule('return-told', {
  valid: [
    {
      name: 'the applicant is told before amending, the unit before reviewing',
      xml: around(
        `${ask}${told}${unitTold}${userTask('again', { actions: 'report' })}${flow('review', 'ask')}${flow('ask', 'told')}${flow('told', 'amend')}
        ${flow('ask', 'unit-told', { when: '=outcome = "return_to_unit"' })}${flow('unit-told', 'again')}${flow('again', 'end')}`,
      ),
    },
    {
      name: 'in a called process the return leaves with the end',
      xml: diagram(
        `<bpmn:startEvent id="start" name="到达"/>${review}${end}${flow('start', 'review')}${flow('review', 'end')}`,
      ),
    },
  ],
  invalid: [
    {
      name: 'nobody is told why',
      xml: around(flow('review', 'amend')),
      findings: [
        {
          element: 'review',
          message: '退回申报人后，没有先把原因通知申报人（发送通知：returned）就走到“amend”',
        },
        { element: 'review', message: '退回单位后，没有先把原因通知该单位' },
      ],
    },
    {
      name: 'another notice does not say why',
      xml: around(
        `${serviceTask('told', 'notification', { notice: 'came_back' })}${flow('review', 'told')}${flow('told', 'amend')}`,
      ),
      findings: [{ element: 'review', message: '退回申报人后' }],
    },
  ],
});
