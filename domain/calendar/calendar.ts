import { addDays, type IsoDate, isWeekend, yearOf } from './date.ts';
import { statutoryHoliday } from './statutory.ts';

/** The State Council's calendar as entered, with the administrator's corrections. */
export type Calendar = {
  /** Days whose standing differs from the weekday's; days that do not differ may be there as well. */
  days: ReadonlyMap<IsoDate, { working: boolean; name: string }>;
  /** Years whose calendar is known. Entries of `days` in other years are not looked at. */
  years: ReadonlySet<number>;
};

/** Whether the calendar of the date's year has been entered; if not, what is reckoned with it is provisional. R-84. */
export function isKnown(date: IsoDate, calendar: Calendar): boolean {
  return calendar.years.has(yearOf(date));
}

/**
 * Whether people work on this date. In a known year: as its entry says, else not on weekends. In a year not yet known:
 * neither on weekends nor on statutory holidays. R-84.
 */
export function isWorkingDay(date: IsoDate, calendar: Calendar): boolean {
  if (!isKnown(date, calendar)) return !isWeekend(date) && statutoryHoliday(date) === undefined;
  return calendar.days.get(date)?.working ?? !isWeekend(date);
}

/** The longest time without a working day that is believed; a year off is a fault of the data. */
const longestRestDays = 366;

/** The first working day after the date. Throws RangeError where the calendar has none within a year. R-84. */
export const nextWorkingDay = (date: IsoDate, calendar: Calendar): IsoDate =>
  nearestWorkingDay(date, calendar, 1);

/** The last working day before the date. Throws RangeError where the calendar has none within a year. */
export const previousWorkingDay = (date: IsoDate, calendar: Calendar): IsoDate =>
  nearestWorkingDay(date, calendar, -1);

function nearestWorkingDay(date: IsoDate, calendar: Calendar, step: 1 | -1): IsoDate {
  for (let days = 1; days <= longestRestDays; days += 1) {
    const day = addDays(date, days * step);
    if (isWorkingDay(day, calendar)) return day;
  }
  throw new RangeError(
    `The calendar has no working day within a year ${step > 0 ? 'after' : 'before'} ${date}`,
  );
}
