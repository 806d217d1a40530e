import { type Element, extension, is, nameOf } from './element.ts';
import { messageCaughtBy } from './message-caught.ts';
import { lintRule } from './rule.ts';

/** Every message is published for one application. */
const correlationKeyExpression = '=applicationId';

/** A message that a running process waits for is found by the application's id; without it, nobody gets it. */
export const messageCorrelationKey = lintRule((element, report) => {
  const caught = messageCaughtBy(element);
  if (!caught?.message || startsProcess(element)) return;
  const key = extension(caught.message, 'zeebe:Subscription')?.found.correlationKey ?? '';
  if (key.replace(/\s/g, '') === correlationKeyExpression) return;
  const now = key ? `现为“${key}”，收不到消息` : '现在没有填';
  report(
    element,
    `“${nameOf(element)}”等待的消息须以“${correlationKeyExpression}”为关联键，${now}`,
    caught.path,
    {
      title: `填“${correlationKeyExpression}”`,
      change: { kind: 'correlation-key', element: element.id, value: correlationKeyExpression },
    },
  );
});

const startsProcess = (element: Element): boolean =>
  is(element, 'bpmn:StartEvent') && is(element.$parent, 'bpmn:Process');
