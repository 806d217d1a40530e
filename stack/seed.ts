import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { enterYear } from '../database/calendar/enter-year.ts';
import { readYear } from '../database/calendar/read-year.ts';
import { type City, seedCity } from '../database/seed/city.ts';
import { knownCalendar, knownYears } from './known-calendars.ts';

/** Enters the calendars that are known and not entered yet. */
export async function seedCalendars(knex: Knex, at: Date): Promise<void> {
  for (const year of knownYears) {
    if (!(await readYear(knex, year)).known)
      await knex.transaction((trx) => enterYear(trx, year, knownCalendar(year), at));
  }
}

/** Loads the demo city at the first start of demo and test mode. */
export async function seedDemo(knex: Knex, at: Date): Promise<void> {
  const city = JSON.parse(await readFile(join(import.meta.dirname, '../demo/city.json'), 'utf8')) as City;
  await knex.transaction((trx) => seedCity(trx, city, at));
}
