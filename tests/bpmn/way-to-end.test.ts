import { diagram, flow, serviceTask, testRule, userTask } from '../support/lint-rule.ts';

const start = '<bpmn:startEvent id="start" name="开始"/>';
const end = '<bpmn:endEvent id="end" name="办结"/>';
const join = '<bpmn:exclusiveGateway id="join"/>';
const ask = '<bpmn:exclusiveGateway id="ask" name="通过？" default="ask-join"/>';

testRule('way-to-end', {
  valid: [
    {
      name: 'a circle with a way out',
      xml: diagram(
        `${start}${join}${userTask('review')}${ask}${end}
        ${flow('start', 'join')}${flow('join', 'review')}${flow('review', 'ask')}${flow('ask', 'join')}${flow('ask', 'end', { when: '=outcome = "approve"' })}`,
      ),
    },
    {
      name: 'a way out by an event at the border',
      xml: diagram(
        `${start}${join}${userTask('review')}${end}
        <bpmn:boundaryEvent id="late" name="逾期" attachedToRef="review"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>
        ${flow('start', 'join')}${flow('join', 'review')}${flow('review', 'join')}${flow('late', 'end')}`,
      ),
    },
  ],
  invalid: [
    {
      name: 'a circle that nothing leaves',
      xml: diagram(
        `${start}${join}${userTask('review')}${serviceTask('tell', 'notification', { notice: 'returned' })}
        ${flow('start', 'join')}${flow('join', 'review')}${flow('review', 'tell')}${flow('tell', 'join')}`,
      ),
      findings: ['start', 'join', 'review', 'tell'].map((element) => ({ element, message: '走不到结束' })),
    },
  ],
});
