import { type Element, is } from './element.ts';

/** The events at a step's border. */
export const bordersOf = (step: Element): Element[] =>
  (step.$parent?.flowElements ?? []).filter((element) => element.attachedToRef === step);

const startsIn = (scope: Element): Element[] =>
  (scope.flowElements ?? []).filter((element) => is(element, 'bpmn:StartEvent'));
const targets = (from: Element): Element[] => (from.outgoing ?? []).flatMap((flow) => flow.targetRef ?? []);
const isInner = (scope: Element | undefined): boolean =>
  is(scope, 'bpmn:SubProcess') && !scope?.triggeredByEvent;

/** Where the flow can go from here, by whatever happens: into sub-processes and out of them, and by events at the border. */
export function nextOf(at: Element): Element[] {
  if (isInner(at)) return [...startsIn(at), ...bordersOf(at)];
  if (is(at, 'bpmn:EndEvent')) return at.$parent && isInner(at.$parent) ? targets(at.$parent) : [];
  return [...targets(at), ...bordersOf(at)];
}

/** All that is reached from these elements, themselves included; from what `stops` the way does not go on. */
export function reachedFrom(
  from: readonly Element[],
  stops: (at: Element) => boolean = () => false,
): Set<Element> {
  const seen = new Set(from);
  const open = [...from];
  for (let at = open.pop(); at; at = open.pop()) {
    if (stops(at)) continue;
    for (const next of nextOf(at).filter((one) => !seen.has(one))) {
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

/** The elements that start a process by themselves, not those of its event sub-processes. */
export const entriesOf = (process: Element): Element[] => startsIn(process);

/** Nobody calls it: a message starts it, and where it ends the application's way ends. */
export const isStartedByMessage = (process: Element | undefined): boolean =>
  process !== undefined &&
  startsIn(process).some((start) =>
    (start.eventDefinitions ?? []).some((one) => is(one, 'bpmn:MessageEventDefinition')),
  );
