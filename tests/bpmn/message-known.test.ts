import { messageNames } from '../../domain/flow.ts';
import { diagram, testRule } from '../support/lint-rule.ts';

const start = (reference = 'messageRef="message"'): string =>
  `<bpmn:startEvent id="start" name="提交"><bpmn:messageEventDefinition ${reference}/></bpmn:startEvent>`;

testRule('message-known', {
  valid: [
    ...messageNames.map((name) => ({
      name,
      xml: diagram(start(), `<bpmn:message id="message" name="${name}"/>`),
    })),
    { name: 'an event without a message', xml: diagram('<bpmn:startEvent id="start" name="提交"/>') },
  ],
  invalid: [
    {
      name: 'a message that nobody publishes',
      xml: diagram(start(), '<bpmn:message id="message" name="application-submitted"/>'),
      findings: [
        {
          element: 'start',
          message: '“application-submitted”没有人会发出',
          property: 'eventDefinitions.0.messageRef',
        },
      ],
    },
    {
      name: 'a message without a name',
      xml: diagram(start(), '<bpmn:message id="message"/>'),
      findings: [{ element: 'start', message: '没有指明等待哪个消息' }],
    },
    {
      name: 'no message',
      xml: diagram(start('')),
      findings: [{ element: 'start', message: '没有指明等待哪个消息' }],
    },
    {
      name: 'a receive task',
      xml: diagram(
        '<bpmn:receiveTask id="wait" name="等待" messageRef="message"/>',
        '<bpmn:message id="message" name="x"/>',
      ),
      findings: [{ element: 'wait', message: '“x”没有人会发出', property: 'messageRef' }],
    },
  ],
});
