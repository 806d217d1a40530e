import { type Act, actNames, actRow } from '../../domain/application/acts.ts';
import { type Element, flowElementsOf, is, isDeciding, nameOf } from './element.ts';
import { spokenOf } from './feel.ts';
import { actsOf } from './human-step-known.ts';
import { lintRule } from './rule.ts';

const outcomesOf = (act: Act): readonly string[] => actRow(act).outcomes ?? [];
const knownOutcomes = actNames.flatMap(outcomesOf);

/**
 * What people decide must have its way in the diagram. Each outcome that a human step offers is followed from gateway
 * to gateway until the next rest: some branch must take it, and none may be lost among others in a default branch
 * that leads to the next rest. An outcome that leaves with the process's end is the caller's to branch on.
 */
export const outcomesTaken = lintRule((element, report) => {
  if (is(element, 'bpmn:SequenceFlow')) {
    const { named, excluded } = spoken(element);
    for (const outcome of [...named, ...excluded].filter((each) => !knownOutcomes.includes(each)))
      report(
        element,
        `“${nameOf(element)}”的条件所写的结果“${outcome}”不是任何办理的结果；可用的结果：${knownOutcomes.join('、')}`,
        ['conditionExpression', 'body'],
      );
  }
  if (!is(element, 'bpmn:UserTask')) return;
  const unnamed = new Map<Element, string[]>();
  for (const [act, outcome] of actsOf(element).flatMap((act) =>
    outcomesOf(act).map((outcome) => [act, outcome] as const),
  )) {
    const way = follow(element, outcome);
    for (const gateway of way.stuckAt)
      report(
        element,
        `“${nameOf(element)}”可办“${actRow(act).title}”，其结果“${outcome}”到网关“${nameOf(gateway)}”后没有分支可走`,
      );
    for (const rest of way.restsUnnamed) unnamed.set(rest, [...(unnamed.get(rest) ?? []), outcome]);
  }
  for (const [rest, outcomes] of unnamed)
    if (outcomes.length > 1)
      report(
        element,
        `“${nameOf(element)}”的结果${outcomes.join('、')}都不加区分地走到“${nameOf(rest)}”，请用条件分支写明各自去向`,
      );
});

type Way = {
  /** Gateways with no branch for the outcome. */
  stuckAt: Set<Element>;
  /** Human steps and called processes reached without any branch having named the outcome. */
  restsUnnamed: Set<Element>;
};

function follow(step: Element, outcome: string): Way {
  const way: Way = { stuckAt: new Set(), restsUnnamed: new Set() };
  const seen = new Set<Element>();
  const go = (from: Element, isNamed: boolean): void => {
    const flows = openFlows(from, outcome);
    if (flows.length === 0 && isDeciding(from)) way.stuckAt.add(from);
    for (const flow of flows) {
      const namedNow = isNamed || spoken(flow).named.includes(outcome);
      const target = flow.targetRef;
      if (!target || seen.has(flow)) continue;
      seen.add(flow);
      if (is(target, 'bpmn:UserTask', 'bpmn:CallActivity')) {
        if (!namedNow) way.restsUnnamed.add(target);
      } else if (is(target, 'bpmn:EndEvent')) {
        if (is(target.$parent, 'bpmn:SubProcess')) go(target.$parent ?? target, namedNow);
      } else {
        for (const entered of entrances(target)) go(entered, namedNow);
      }
    }
  };
  go(step, false);
  return way;
}

/** Where the flow goes on inside a sub-process: its start events; anything else is itself the next place. */
const entrances = (target: Element): Element[] =>
  is(target, 'bpmn:SubProcess')
    ? flowElementsOf(target).filter((each) => is(each, 'bpmn:StartEvent') && each.$parent === target)
    : [target];

/** The branches that an outcome can take: those that name it, those that do not speak of it, else the default. */
function openFlows(from: Element, outcome: string): readonly Element[] {
  const flows = from.outgoing ?? [];
  if (!isDeciding(from)) return flows;
  const naming = flows.filter((flow) => spoken(flow).named.includes(outcome));
  if (naming.length > 0) return naming;
  return flows.filter((flow) => {
    if (flow === from.default) return true;
    if (!flow.conditionExpression) return false;
    const { named, excluded } = spoken(flow);
    return named.length === 0 && !excluded.includes(outcome);
  });
}

const spoken = (flow: Element): { named: string[]; excluded: string[] } =>
  spokenOf('outcome', (flow.conditionExpression?.body ?? '').trim().replace(/^=/, ''));
