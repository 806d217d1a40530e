import { type Calendar, previousWorkingDay } from '../calendar/calendar.ts';
import { type IsoDate, startOfDayInShanghai } from '../calendar/date.ts';

/** Working days without a sign of life after which an application is taken for stuck, at the most; usually. */
export const longestSilence = 60;
export const usualSilence = 5;

/**
 * For each length of silence in working days, 1 first: what was touched last before this moment has been lying for as
 * many full working days. The day of the touch and today do not count. R-99.
 */
export function silenceCutoffs(today: IsoDate, calendar: Calendar): Date[] {
  const cutoffs: Date[] = [];
  for (let day = today; cutoffs.length < longestSilence;) {
    day = previousWorkingDay(day, calendar);
    cutoffs.push(startOfDayInShanghai(day));
  }
  return cutoffs;
}

/** How many days back the calendar is needed for it. */
export const calendarNeeded = 366;
