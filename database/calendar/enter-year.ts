import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type CalendarDay = { date: string; working: boolean; name: string };

/**
 * Enters a year's calendar, or corrects it: its days that differ from the week's usual rhythm. Everything
 * reckoned under an earlier revision is reckoned anew by `replan-publicity`.
 */
export async function enterYear(
  knex: Db,
  year: number,
  days: readonly CalendarDay[],
  at: Date,
): Promise<void> {
  await query(
    knex,
    'insert into calendar_year (year, entered_at) values (:year, :at) on conflict (year) do update set entered_at = excluded.entered_at',
    { year, at },
  );
  await query(
    knex,
    `delete from calendar_day where date >= make_date(:year, 1, 1) and date <= make_date(:year, 12, 31)`,
    { year },
  );
  await query(
    knex,
    `insert into calendar_day (date, working, name)
     select (d->>'date')::date, (d->>'working')::boolean, d->>'name' from jsonb_array_elements(:days::jsonb) d`,
    { days: JSON.stringify(days) },
  );
  await query(knex, 'update calendar_revision set revision = revision + 1');
}
