import type { Calendar } from '../calendar/calendar.ts';
import type { IsoDate } from '../calendar/date.ts';
import type { ObjectionSpan } from './objection.ts';
import { type PublicView, samePublicView } from './public-view.ts';
import { reckonPublicity, type Reckoning } from './reckon.ts';

/** The publicity that was held or is being held, as far as planning needs it. */
export type LivePublicity = {
  start: IsoDate;
  earliestReportDate: IsoDate;
  calendarRevision: number;
  view: PublicView;
  over: boolean;
  /** An objection's outcome was entered since it was reckoned: its timer no longer counts. */
  outdated: boolean;
};

type Ask = {
  today: IsoDate;
  workingDays: number;
  calendar: Calendar;
  calendarRevision: number;
  view: PublicView;
  live: LivePublicity | undefined;
  /** The application's named objections; those of an earlier publicity lie before this one's start and change nothing. */
  objections: readonly ObjectionSpan[];
  /** The accepting unit's switch: a changed public view is put up again (reading 5). */
  again: boolean;
};

/**
 * Whether publicity begins, goes on or is reckoned anew (`domain.md` readings 5 and 6, R-90). `reckoned` is absent
 * where the old period stands as it is.
 */
export function planPublicity(ask: Ask): { earliestReportDate: IsoDate; reckoned?: Reckoning } {
  const { live, calendar, workingDays, objections, today } = ask;
  const stands = live !== undefined && (!ask.again || samePublicView(live.view, ask.view));
  if (stands && (live.over || (live.calendarRevision === ask.calendarRevision && !live.outdated))) {
    return { earliestReportDate: live.earliestReportDate };
  }
  const reckoned = reckonPublicity({
    start: stands ? live.start : today,
    workingDays,
    calendar,
    objections,
    today,
  });
  return { earliestReportDate: reckoned.earliestReportDate, reckoned };
}
