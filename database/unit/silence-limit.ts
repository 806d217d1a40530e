import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** After how many working days without a sign of life the unit takes an application for stuck. */
export async function silenceLimit(knex: Db, unitId: string, lock = false): Promise<number | undefined> {
  const row = await queryOne<{ days: number }>(
    knex,
    `select silence_limit as days from unit where id = :unitId ${lock ? 'for no key update' : ''}`,
    { unitId },
  );
  return row?.days;
}

export const saveSilenceLimit = (knex: Db, unitId: string, workingDays: number): Promise<unknown> =>
  queryOne(knex, 'update unit set silence_limit = :workingDays where id = :unitId', { unitId, workingDays });
