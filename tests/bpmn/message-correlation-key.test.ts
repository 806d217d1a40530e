import { diagram, extensions, testRule } from '../support/lint-rule.ts';

const definition = '<bpmn:messageEventDefinition messageRef="message"/>';
const message = (key?: string): string =>
  `<bpmn:message id="message" name="application-withdrawn">${
    key === undefined ? '' : extensions(`<zeebe:subscription correlationKey="${key}"/>`)
  }</bpmn:message>`;
const eventSubProcess = `<bpmn:subProcess id="sub" name="撤回" triggeredByEvent="true">
  <bpmn:startEvent id="caught" name="撤回">${definition}</bpmn:startEvent>
</bpmn:subProcess>`;
const start = `<bpmn:startEvent id="start" name="提交">${definition}</bpmn:startEvent>`;
const receive = '<bpmn:receiveTask id="caught" name="等待" messageRef="message"/>';
const boundary = `<bpmn:userTask id="step" name="公示"/>
  <bpmn:boundaryEvent id="caught" name="重新计算" attachedToRef="step">${definition}</bpmn:boundaryEvent>`;

testRule('message-correlation-key', {
  valid: [
    { name: 'an event sub-process', xml: diagram(eventSubProcess, message('=applicationId')) },
    { name: 'a boundary event', xml: diagram(boundary, message('= applicationId')) },
    { name: 'a process-level start needs none', xml: diagram(start, message()) },
    {
      name: 'a timer is no message',
      xml: diagram(boundary.replace(definition, '<bpmn:timerEventDefinition/>')),
    },
  ],
  invalid: [
    {
      name: 'an event sub-process without a subscription',
      xml: diagram(eventSubProcess, message()),
      findings: [{ element: 'caught', message: '现在没有填', property: 'eventDefinitions.0.messageRef' }],
    },
    {
      name: 'an empty key',
      xml: diagram(boundary, message('')),
      findings: [{ element: 'caught', message: '现在没有填' }],
    },
    {
      name: 'a receive task with a key that nobody publishes with',
      xml: diagram(receive, message('=unitId')),
      findings: [{ element: 'caught', message: '现为“=unitId”，收不到消息', property: 'messageRef' }],
    },
  ],
});
