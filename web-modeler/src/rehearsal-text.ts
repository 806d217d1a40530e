import { actNames, actRow } from '../../domain/application/acts.ts';
import type { WayResult } from '../../domain/rehearsal/result.ts';

/** What people call an outcome: by the act that leads to it. */
export function outcomeTitle(outcome: string): string {
  const act = actNames.find((one) => actRow(one).outcomes?.includes(outcome));
  return act ? actRow(act).title : outcome;
}

const listed = (names: readonly string[]): string =>
  names.map((name) => `“${name}”`).join('、') || '没有终点';

/** How a way ended, in a sentence. */
export function endingText({ ending, endsThen, endsNow, why }: WayResult): string {
  if (ending === 'same') return `终点不变：${listed(endsThen)}`;
  if (ending === 'other') return `终点不同：当时为${listed(endsThen)}，此次为${listed(endsNow)}`;
  return `${why}。当时的终点为${listed(endsThen)}`;
}

/** Where it first went another way, without the place itself. */
export function partsText({ at, then, now }: NonNullable<WayResult['parts']>): string {
  if (now === null) return '此次没有走到';
  if (now === at.name) return '此次走到了当时没有经过的这一环节';
  return then === null ? `此次由此走“${now}”` : `当时走“${then}”，此次走“${now}”`;
}

/** Further remarks: what was assumed, and what found no place. */
export function remarksOf({ assumed, missed }: WayResult): string[] {
  const steps = assumed.map(({ name, outcome }) =>
    outcome === null
      ? `“${name}”没有记录，按已完成处理`
      : `“${name}”没有记录，视作“${outcomeTitle(outcome)}”`,
  );
  return [...new Set([...steps, ...missed.map(({ name }) => `当时发生的“${name}”此次没有用上`)])];
}
