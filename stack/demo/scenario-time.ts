import { type Calendar, isWorkingDay } from '../../domain/calendar/calendar.ts';
import { addDays, type IsoDate } from '../../domain/calendar/date.ts';
import { knownCalendar, knownYears } from '../known-calendars.ts';

/** When the dates that the scenarios are written with are walked. */
export type ScenarioTime = { instant: (written: string) => Date; date: (written: IsoDate) => IsoDate };

/** As written: what `npm run demo` shows, the Spring Festival of 2026 included. */
export const asWritten: ScenarioTime = {
  instant: (written) => new Date(written),
  date: (written) => written,
};

/** A date that is written, and the day on which it is walked. */
export type Anchor = { written: IsoDate; walked: IsoDate };

/**
 * The scenarios moved to other days: so many working days lie between two of their dates as are written. All that the
 * scenarios tell of is reckoned in working days, so that they come to the same ends on any days.
 */
export function movedTime(anchor: Anchor): ScenarioTime {
  const date = (written: IsoDate): IsoDate => later(anchor.walked, workingDays(anchor.written, written));
  return { date, instant: (written) => new Date(date(written.slice(0, 10)) + written.slice(10)) };
}

/** The day to begin on so that the last of the dates written falls on the last working day before today. */
export function beginFor(first: IsoDate, last: IsoDate, today: IsoDate): IsoDate {
  return later(later(today, -1), -workingDays(first, last));
}

const calendar: Calendar = {
  days: new Map(knownYears.flatMap(knownCalendar).map(({ date, ...day }) => [date, day])),
  years: new Set(knownYears),
};

/** Working days after `from` up to `to`; negative where `to` is earlier. */
function workingDays(from: IsoDate, to: IsoDate): number {
  if (to < from) return -workingDays(to, from);
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

/** So many working days after the date, before it where negative. */
function later(date: IsoDate, days: number): IsoDate {
  let day = date;
  for (let left = Math.abs(days); left > 0;) {
    day = addDays(day, Math.sign(days));
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}
