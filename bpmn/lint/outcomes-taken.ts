import { actNames, actRow } from '../../domain/application/acts.ts';
import { type Element, is, nameOf } from './element.ts';
import { actsOf } from './human-step-known.ts';
import { outcomesSpokenOf, wayOf } from './outcome-way.ts';
import { lintRule, type Report } from './rule.ts';

const knownOutcomes = actNames.flatMap((act) => actRow(act).outcomes ?? []);

/**
 * What people decide must have its way in the diagram. Each outcome that a human step offers is followed to its next
 * rest: at every gateway some branch must take it, and no two may reach the same rest only because no branch names
 * them. An outcome that leaves with the process's end is the caller's to branch on.
 */
export const outcomesTaken = lintRule((element, report) => {
  if (is(element, 'bpmn:SequenceFlow')) checkNamed(element, report);
  if (is(element, 'bpmn:UserTask')) checkOffered(element, report);
});

function checkNamed(flow: Element, report: Report): void {
  const { named, excluded } = outcomesSpokenOf(flow);
  for (const outcome of [...named, ...excluded].filter((each) => !knownOutcomes.includes(each)))
    report(
      flow,
      `“${nameOf(flow)}”的条件所写的“${outcome}”不是任何办理的结果；可用的结果：${knownOutcomes.join('、')}`,
      ['conditionExpression', 'body'],
    );
}

function checkOffered(step: Element, report: Report): void {
  const stuck = new Map<Element, string[]>();
  const unnamed = new Map<Element, string[]>();
  for (const { act, outcome } of offeredBy(step)) {
    const { stuckAt, restsUnnamed } = wayOf(outcome, step);
    for (const gateway of stuckAt)
      stuck.set(gateway, [...(stuck.get(gateway) ?? []), `${outcome}（${act}）`]);
    for (const rest of restsUnnamed)
      unnamed.set(rest, [...(unnamed.get(rest) ?? []), `${outcome}（${act}）`]);
  }
  for (const [gateway, outcomes] of stuck)
    report(
      step,
      `“${nameOf(step)}”的结果 ${outcomes.join('、')} 到网关“${nameOf(gateway)}”没有分支接收，也没有默认分支`,
    );
  for (const [rest, outcomes] of unnamed)
    if (outcomes.length > 1)
      report(
        step,
        `“${nameOf(step)}”的结果 ${outcomes.join('、')} 不加区分地都走到“${nameOf(rest)}”，请用条件分支写明各自的去向`,
      );
}

const offeredBy = (step: Element): { act: string; outcome: string }[] =>
  actsOf(step).flatMap((act) => {
    const { title, outcomes = [] } = actRow(act);
    return outcomes.map((outcome) => ({ act: title, outcome }));
  });
