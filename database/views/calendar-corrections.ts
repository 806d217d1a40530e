import type { CalendarDay } from '../calendar/enter-year.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type CorrectionRow = CalendarDay & { reason: string; correctedAt: Date; inForce: boolean };

/** The corrected days of a year, the latest correction first. */
export const correctionsOf = (knex: Db, year: number): Promise<CorrectionRow[]> =>
  query<CorrectionRow>(
    knex,
    `select c.date, c.working, c.name, c.reason, c.corrected_at as "correctedAt",
       c.corrected_at >= y.entered_at and not exists (
         select 1 from calendar_correction later where later.date = c.date and later.corrected_at > c.corrected_at) as "inForce"
     from calendar_correction c join calendar_year y on y.year = :year
     where c.date >= make_date(:year, 1, 1) and c.date <= make_date(:year, 12, 31)
     order by c.corrected_at desc, c.id limit 500`,
    { year },
  );
