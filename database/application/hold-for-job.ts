import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/**
 * Holds the application's row for an engine job until the transaction ends: of two runs of a job the second waits and
 * then sees what the first did. False when a later job has moved the application already, or there is none.
 */
export async function holdForJob(knex: Db, job: { applicationId: string; jobKey: string }): Promise<boolean> {
  const row = await queryOne(
    knex,
    'select 1 from application where id = :applicationId and flow_key <= :jobKey for update',
    job,
  );
  return row !== undefined;
}
