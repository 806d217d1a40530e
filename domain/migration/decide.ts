import type { Mapping } from './mapping.ts';
import type { Pairing } from './plan.ts';
import type { Way } from './way.ts';

/**
 * Where an instance stands: its elements that are not left, without what only contains others, as the monitor knows them;
 * `openStep` is our own record of the human step that is open in it, which may be ahead.
 */
export type Standing = {
  tokens: readonly { elementId: string }[];
  openStep: string | null;
  incidents: number;
  moving: boolean;
};

/** What a migration does with one instance, or why it leaves it alone. */
export type Decision =
  | { possible: true; from: string; to: string; way: Way }
  | { possible: false; from: string | null; reason: string };

/** the same answer for the dry run and for the order itself, at whatever moment it is asked. */
export function decideInstance(
  plan: readonly Pairing[],
  mapping: Mapping,
  { tokens, openStep, incidents, moving }: Standing,
): Decision {
  const [token, ...others] = tokens;
  if (!token) return { possible: false, from: null, reason: '正在流转，稍后再迁移' };
  const from = token.elementId;
  const no = (reason: string): Decision => ({ possible: false, from, reason });
  if (incidents > 0) return no('有未解除的异常，请先在流程监控中处理');
  if (moving) return no('正在办理之中，稍后再迁移');
  if (openStep !== null && openStep !== from) return no('正在流转，稍后再迁移');
  if (others.length > 0) return no('同时有自动环节在执行，稍后再迁移');
  const pairing = plan.find(({ source }) => source.id === from);
  if (!pairing) return no('所处环节不在原版本的流程图中');
  if (pairing.fate === 'stays' || pairing.fate === 'cannot') return no(pairing.reason);
  const target = pairing.targets.find(({ id }) => id === mapping[from]);
  if (!target) return no(`未指定“${pairing.source.name}”对应的环节`);
  return { possible: true, from, to: target.id, way: target.way };
}
