import { type Calendar, isKnown, nextWorkingDay } from '../calendar/calendar.ts';
import { addDays, type IsoDate } from '../calendar/date.ts';
import { isStopped, type ObjectionSpan } from './objection.ts';

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
 * Days on which named objections stop the clock neither count nor can be the report date: days counted before an
 * objection stay counted, the rest is counted from the first working day after its outcome. Throws RangeError if `workingDays` is not a whole number of at least 1, or the calendar has no working days.
 */
export function reckonPublicity(asked: {
  start: IsoDate;
  workingDays: number;
  calendar: Calendar;
  /** The objections and the day up to which one without outcome has stopped the clock so far. */
  objections?: readonly ObjectionSpan[];
  today?: IsoDate;
}): Reckoning {
  const { start, workingDays, calendar, objections = [], today = start } = asked;
  if (!Number.isInteger(workingDays) || workingDays < 1) {
    throw new RangeError(`Publicity of ${workingDays} working days cannot be reckoned`);
  }
  const next = (date: IsoDate): IsoDate => {
    const day = nextWorkingDay(date, calendar);
    return isStopped(day, objections, today) ? next(day) : day;
  };
  const counted: IsoDate[] = [];
  let end = start;
  while (counted.length < workingDays) {
    end = next(end);
    counted.push(end);
  }
  const earliestReportDate = next(end);
  const provisional = !everyDateKnown(addDays(start, 1), earliestReportDate, calendar);
  return { start, counted, end, earliestReportDate, provisional };
}

function everyDateKnown(from: IsoDate, to: IsoDate, calendar: Calendar): boolean {
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (!isKnown(date, calendar)) return false;
  }
  return true;
}
