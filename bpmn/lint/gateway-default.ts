import type { Mend } from '../../domain/diagram/finding.ts';
import { type Element, is, isDeciding, nameOf } from './element.ts';
import { lintRule } from './rule.ts';

/** A gateway that decides must always find a way on: one default branch, a condition on every other. */
export const gatewayDefault = lintRule((element, report) => {
  if (element.conditionExpression && !is(element.sourceRef, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'))
    report(
      element,
      `“${nameOf(element)}”不是网关的分支，不能写条件`,
      ['conditionExpression'],
      unconditional(element),
    );
  if (!isDeciding(element)) return;
  if (!element.default)
    report(
      element,
      `网关“${nameOf(element)}”没有默认分支：条件都不满足时流程会出错停下`,
      ['default'],
      defaultOf(element),
    );
  for (const flow of element.outgoing ?? []) {
    const condition = flow.conditionExpression?.body?.trim();
    if (flow === element.default && condition)
      report(flow, `默认分支“${nameOf(flow)}”不应再写条件`, ['conditionExpression'], unconditional(flow));
    if (flow !== element.default && !condition)
      report(flow, `网关“${nameOf(element)}”的分支“${nameOf(flow)}”没有写条件`, ['conditionExpression']);
  }
});

const unconditional = (flow: Element): Mend => ({
  title: '去掉条件',
  change: { kind: 'condition', element: flow.id, body: null },
});

/** Where one branch alone has no condition, it is the one. */
function defaultOf(gateway: Element): Mend | undefined {
  const [only, ...others] = (gateway.outgoing ?? []).filter((flow) => !flow.conditionExpression);
  if (!only || others.length > 0) return undefined;
  return {
    title: `以“${nameOf(only)}”为默认分支`,
    change: { kind: 'default-flow', element: gateway.id, flow: only.id },
  };
}
