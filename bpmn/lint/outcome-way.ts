import { type Element, is, isDeciding } from './element.ts';
import { type Spoken, spokenOf } from './feel.ts';

/** Where an outcome gets to from its human step, through gateways and automatic steps, until the next rest. */
export type Way = {
  /** Gateways with no branch for the outcome. */
  stuckAt: Set<Element>;
  /** Human steps and called processes reached without any branch having named the outcome. */
  restsUnnamed: Set<Element>;
};

/** The outcomes that a branch's condition speaks of. */
export const outcomesSpokenOf = (flow: Element): Spoken =>
  spokenOf('outcome', (flow.conditionExpression?.body ?? '').trim().replace(/^=/, ''));

export function wayOf(outcome: string, step: Element): Way {
  const way: Way = { stuckAt: new Set(), restsUnnamed: new Set() };
  const seen = new Set<Element>();
  const leave = (from: Element, isNamed: boolean): void => {
    const flows = openFlows(from, outcome);
    if (flows.length === 0 && isDeciding(from)) way.stuckAt.add(from);
    for (const flow of flows) {
      if (seen.has(flow)) continue;
      seen.add(flow);
      if (flow.targetRef) arrive(flow.targetRef, isNamed || outcomesSpokenOf(flow).named.includes(outcome));
    }
  };
  const arrive = (at: Element, isNamed: boolean): void => {
    if (is(at, 'bpmn:UserTask', 'bpmn:CallActivity')) {
      if (!isNamed) way.restsUnnamed.add(at);
    } else if (is(at, 'bpmn:SubProcess')) {
      for (const start of startsOf(at)) leave(start, isNamed);
    } else if (is(at, 'bpmn:EndEvent')) {
      if (at.$parent && is(at.$parent, 'bpmn:SubProcess')) leave(at.$parent, isNamed);
    } else leave(at, isNamed);
  };
  leave(step, false);
  return way;
}

/**
 * Where an outcome rests or ends without having passed what `told` says is due on its way. From an end of the process
 * it goes on only where the process is called.
 */
export function restsWithout(outcome: string, step: Element, told: (at: Element) => boolean): Set<Element> {
  const rests = new Set<Element>();
  const seen = new Set<Element>();
  const leave = (from: Element): void => {
    for (const flow of openFlows(from, outcome)) {
      if (seen.has(flow)) continue;
      seen.add(flow);
      if (flow.targetRef) arrive(flow.targetRef);
    }
  };
  const arrive = (at: Element): void => {
    if (told(at)) return;
    if (is(at, 'bpmn:UserTask', 'bpmn:CallActivity')) rests.add(at);
    else if (is(at, 'bpmn:SubProcess')) for (const start of startsOf(at)) leave(start);
    else if (is(at, 'bpmn:EndEvent') && is(at.$parent, 'bpmn:Process')) rests.add(at);
    else leave(is(at, 'bpmn:EndEvent') && at.$parent ? at.$parent : at);
  };
  leave(step);
  return rests;
}

const startsOf = (scope: Element): Element[] =>
  (scope.flowElements ?? []).filter((element) => is(element, 'bpmn:StartEvent'));

/** The branches that an outcome can take: those that name it; else those that do not speak of it, and the default. */
function openFlows(from: Element, outcome: string): readonly Element[] {
  const flows = from.outgoing ?? [];
  if (!isDeciding(from)) return flows;
  const naming = flows.filter((flow) => outcomesSpokenOf(flow).named.includes(outcome));
  if (naming.length > 0) return naming;
  return flows.filter((flow) => {
    if (flow === from.default) return true;
    const { named, excluded } = outcomesSpokenOf(flow);
    return flow.conditionExpression && named.length === 0 && !excluded.includes(outcome);
  });
}
