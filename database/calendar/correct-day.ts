import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import type { CalendarDay } from './enter-year.ts';

export type Correction = CalendarDay & { reason: string; accountId: string; at: Date };

/** Of two who change the calendar at once the second waits here, and then sees what the first did. */
export const holdCalendar = (knex: Db): Promise<unknown> =>
  query(knex, 'select 1 from calendar_revision for update');

/** The day's entry; nothing where it stands as its weekday does. */
export const enteredDay = (knex: Db, date: string): Promise<CalendarDay | undefined> =>
  queryOne<CalendarDay>(knex, 'select date, working, name from calendar_day where date = :date', {
    date,
  });

/** Corrects one day of a year that was entered, and remembers why. */
export async function correctDay(knex: Db, correction: Correction): Promise<void> {
  await query(
    knex,
    `insert into calendar_day (date, working, name) values (:date, :working, :name)
     on conflict (date) do update set working = excluded.working, name = excluded.name`,
    correction,
  );
  await query(
    knex,
    `insert into calendar_correction (date, working, name, reason, corrected_by, corrected_at)
     values (:date, :working, :name, :reason, :accountId, :at)`,
    correction,
  );
  await query(knex, 'update calendar_revision set revision = revision + 1');
}
