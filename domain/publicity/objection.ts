import type { IsoDate } from '../calendar/date.ts';

/** How an objection may come out: it holds (成立) or it does not (不成立). */
export const objectionOutcomes = ['upheld', 'not_upheld'] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];
export const objectionOutcomeTitles: Record<ObjectionOutcome, string> = {
  upheld: '成立',
  not_upheld: '不成立',
};

/** A named objection (实名异议) as far as the clock needs it: days in Asia/Shanghai; null while it has no outcome. */
export type ObjectionSpan = { raisedOn: IsoDate; settledOn: IsoDate | null };

/**
 * Whether the publicity's clock stands still on this day. A day counts only if the clock runs at its first and at its
 * last moment; so of an objection raised on R and settled on a later day S every day from R to S is lost, both
 * included, and one settled on the day on which it was raised costs nothing. Objections that overlap lose a day once.
 * One without outcome is taken as if it were settled `today`: no promise, but nothing can be earlier. R-90.
 *
 * Example: raised on Wednesday 4 March, settled on Friday 6 March: 4, 5 and 6 are lost, Monday the 9th counts again.
 */
export function isStopped(date: IsoDate, objections: readonly ObjectionSpan[], today: IsoDate): boolean {
  return objections.some(({ raisedOn, settledOn }) => {
    const until = settledOn ?? today;
    return raisedOn < until && raisedOn <= date && date <= until;
  });
}
