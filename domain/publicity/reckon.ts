import { type Calendar, isKnown, nextWorkingDay } from '../calendar/calendar.ts';
import { addDays, type IsoDate } from '../calendar/date.ts';

/** Order 40 of the ministry: publicity lasts at least five working days. Checked where the diagram's variable is read. */
export const minimumPublicityDays = 5;

export type Reckoning = {
  /** The day on which the unit put the application up; does not count. */
  start: IsoDate;
  /** The full working days that count, in order. */
  counted: readonly IsoDate[];
  /** The last counted day. */
  end: IsoDate;
  /** The next working day after the end: from here on the application may be reported, returned or terminated. */
  earliestReportDate: IsoDate;
  /** A date looked at lies in a year whose calendar is not yet known: to be reckoned anew when it is entered. */
  provisional: boolean;
};

/**
 * The publicity period of `workingDays` full working days that begins on `start`.; reading 6.
 * Throws RangeError if `workingDays` is not a whole number of at least 1, or the calendar has no working days.
 */
export function reckonPublicity(asked: {
  start: IsoDate;
  workingDays: number;
  calendar: Calendar;
}): Reckoning {
  const { start, workingDays, calendar } = asked;
  if (!Number.isInteger(workingDays) || workingDays < 1) {
    throw new RangeError(`Publicity of ${workingDays} working days cannot be reckoned`);
  }
  const counted: IsoDate[] = [];
  let end = start;
  while (counted.length < workingDays) {
    end = nextWorkingDay(end, calendar);
    counted.push(end);
  }
  const earliestReportDate = nextWorkingDay(end, calendar);
  const provisional = !everyDateKnown(addDays(start, 1), earliestReportDate, calendar);
  return { start, counted, end, earliestReportDate, provisional };
}

function everyDateKnown(from: IsoDate, to: IsoDate, calendar: Calendar): boolean {
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (!isKnown(date, calendar)) return false;
  }
  return true;
}
