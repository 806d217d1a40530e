import { diagram, extensions, flow, serviceTask, testRule, userTask } from '../support/lint-rule.ts';

const start = '<bpmn:startEvent id="start" name="提交"><bpmn:messageEventDefinition/></bpmn:startEvent>';
const call = `<bpmn:callActivity id="call" name="单位审核">${extensions('<zeebe:calledElement processId="unit-review"/>')}</bpmn:callActivity>`;
const ask = '<bpmn:exclusiveGateway id="ask" name="结论？" default="ask-end"/>';
const end = '<bpmn:endEvent id="end" name="办结"/>';
const bar = serviceTask('bar', 'termination');
const terminated = { when: '=outcome = "terminate"' };

testRule('termination-bars', {
  valid: [
    {
      name: 'the outcome of a called review comes to the bar',
      xml: diagram(
        `${start}${call}${ask}${bar}${end}<bpmn:endEvent id="ended" name="已终止"/>${flow('start', 'call')}${flow('call', 'ask')}
        ${flow('ask', 'end')}${flow('ask', 'bar', terminated)}${flow('bar', 'ended')}`,
      ),
    },
    {
      name: 'in a called process the outcome leaves with the end',
      xml: diagram(
        `<bpmn:startEvent id="start" name="到达"/>${userTask('review', { actions: 'terminate' })}${end}
        ${flow('start', 'review')}${flow('review', 'end')}`,
      ),
    },
    {
      name: 'nobody may terminate there',
      xml: diagram(`${start}${userTask('review')}${end}${flow('start', 'review')}${flow('review', 'end')}`),
    },
  ],
  invalid: [
    {
      name: 'no branch for the termination of a called review',
      xml: diagram(`${start}${call}${end}${flow('start', 'call')}${flow('call', 'end')}`),
      findings: [{ element: 'call', message: '没有经过“终止登记”就走到“办结”' }],
    },
    {
      name: 'a human step after which the termination goes on to another',
      xml: diagram(
        `${start}${userTask('review', { actions: 'terminate' })}${userTask('again')}${end}
        ${flow('start', 'review')}${flow('review', 'again')}${flow('again', 'end')}`,
      ),
      findings: [{ element: 'review', message: '没有经过“终止登记”就走到“again”' }],
    },
  ],
});
