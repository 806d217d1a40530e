import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** An objection's outcome was entered: the period is to be reckoned anew, and the timer that runs no longer counts. */
export const expectReckoning = (knex: Db, applicationId: string): Promise<unknown> =>
  query(
    knex,
    'update publicity set job_key = null where application_id = :applicationId and live and over_at is null',
    { applicationId },
  );

/** An upheld objection was the end of it: whatever comes next, publicity is held from the beginning. */
export const dropPublicity = (knex: Db, applicationId: string): Promise<unknown> =>
  query(knex, 'update publicity set live = false where application_id = :applicationId and live', {
    applicationId,
  });
