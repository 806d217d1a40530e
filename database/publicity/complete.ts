import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/**
 * Marks the live publicity as over; the id the first time, nothing when it was marked before, or an objection stops the
 * clock. A job older than the publicity was about the one before it.
 */
export async function completePublicity(
  knex: Db,
  end: { applicationId: string; jobKey: string; at: Date },
): Promise<string | undefined> {
  const row = await queryOne<{ id: string }>(
    knex,
    `update publicity set over_at = :at
     where application_id = :applicationId and live and over_at is null and job_key < :jobKey
       and exists (select 1 from application where id = :applicationId and open_objections = 0)
     returning id`,
    end,
  );
  return row?.id;
}
