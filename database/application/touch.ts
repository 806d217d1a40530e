import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** A sign of life of the unit that is no act. What waits for a day to come goes on waiting for it. */
export const touch = (knex: Db, applicationId: string, at: Date): Promise<unknown> =>
  query(
    knex,
    'update application set waiting_since = greatest(waiting_since, :at) where id = :applicationId',
    { applicationId, at },
  );
