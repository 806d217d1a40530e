import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

/** The working calendar from the given date on, with the revision under which later changes are recognised. */
export async function loadCalendar(
  knex: Db,
  from: string,
): Promise<{ calendar: Calendar; revision: number }> {
  // First: with days entered a moment later the revision is too old, and what was reckoned is reckoned once more.
  const revision = await calendarRevision(knex);
  const days = await query<{ date: string; working: boolean; name: string }>(
    knex,
    `select date, working, name from calendar_day where date >= :from::date`,
    { from },
  );
  const years = await query<{ year: number }>(knex, 'select year from calendar_year');
  return {
    calendar: {
      days: new Map(days.map(({ date, working, name }) => [date, { working, name }])),
      years: new Set(years.map(({ year }) => year)),
    },
    revision,
  };
}

export async function calendarRevision(knex: Db): Promise<number> {
  return (
    (await queryOne<{ revision: number }>(knex, 'select revision from calendar_revision'))?.revision ?? 1
  );
}
