import { addDays, daysBetween, type IsoDate } from '../calendar/date.ts';

/** A job as far as time is concerned: `to` is its last day, null where it goes on. */
export type WorkSpan = { from: IsoDate; to: IsoDate | null };

/** Days of work from `since` until yesterday; what two jobs share counts once. */
export function workedDays(jobs: readonly WorkSpan[], since: IsoDate, today: IsoDate): number {
  let total = 0;
  let counted = since;
  for (const { from, to } of jobs.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const dayAfter = to === null ? today : addDays(to, 1);
    const begin = from > counted ? from : counted;
    const end = dayAfter < today ? dayAfter : today;
    if (end <= begin) continue;
    total += daysBetween(begin, end);
    counted = end;
  }
  return total;
}
