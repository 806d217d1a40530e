/** A calendar date 'YYYY-MM-DD' as reckoned in Asia/Shanghai; such dates compare as strings. */
export type IsoDate = string;

const dayMs = 86_400_000;
/** China keeps one time zone and has had no summer time since 1992. */
const shanghaiOffsetMs = 8 * 3_600_000;

const utcMs = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getTime();
const isoDate = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10);

/** True if the text is 'YYYY-MM-DD' and names a day that exists. */
export function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = utcMs(text);
  return !Number.isNaN(ms) && isoDate(ms) === text;
}

/** The date `days` days later, or earlier where negative. Throws RangeError for what is no date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return isoDate(utcMs(date) + days * dayMs);
}

/** Days from one date to the other: 1 from a day to the next, negative where `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (utcMs(to) - utcMs(from)) / dayMs;
}

/** Whole years from one date to the other, as ages are counted; 29 February comes round on 1 March. */
export function fullYears(from: IsoDate, to: IsoDate): number {
  return yearOf(to) - yearOf(from) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

/** Saturday or Sunday, whatever the State Council made of it. */
export function isWeekend(date: IsoDate): boolean {
  const day = new Date(utcMs(date)).getUTCDay();
  return day === 0 || day === 6;
}

/** The Monday of the date's week. */
export function mondayOf(date: IsoDate): IsoDate {
  const day = new Date(utcMs(date)).getUTCDay();
  return addDays(date, -((day + 6) % 7));
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** The date that people in Chongqing read off their wall at this instant. */
export function dateInShanghai(now: Date): IsoDate {
  return isoDate(now.getTime() + shanghaiOffsetMs);
}

/** The instant at which the date begins in Asia/Shanghai. */
export function startOfDayInShanghai(date: IsoDate): Date {
  return new Date(utcMs(date) - shanghaiOffsetMs);
}

/** What calendar and clock in Chongqing show at this instant, to the minute: `2026-03-02 09:00`. */
export function minuteInShanghai(at: Date): string {
  return new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}
