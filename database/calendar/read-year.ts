import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import type { CalendarDay } from './enter-year.ts';

export async function readYear(knex: Db, year: number): Promise<{ known: boolean; days: CalendarDay[] }> {
  const known =
    (await queryOne(knex, 'select 1 from calendar_year where year = :year', { year })) !== undefined;
  const days = await query<CalendarDay>(
    knex,
    'select date, working, name from calendar_day where date >= make_date(:year, 1, 1) and date <= make_date(:year, 12, 31) order by date',
    { year },
  );
  return { known, days };
}
