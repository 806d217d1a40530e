import { type Element, is, type Path } from './element.ts';

/** The message that an event or receive task waits for, and where it is named; undefined if it waits for none. */
export function messageCaughtBy(element: Element): { message: Element | undefined; path: Path } | undefined {
  if (is(element, 'bpmn:ReceiveTask')) return { message: element.messageRef, path: ['messageRef'] };
  if (!is(element, 'bpmn:CatchEvent')) return undefined;
  const index = (element.eventDefinitions ?? []).findIndex((each) => is(each, 'bpmn:MessageEventDefinition'));
  const definition = element.eventDefinitions?.[index];
  return definition && { message: definition.messageRef, path: ['eventDefinitions', index, 'messageRef'] };
}
