import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** Marks the live publicity as over; the id the first time, nothing when it was marked before. */
export async function completePublicity(
  knex: Db,
  applicationId: string,
  at: Date,
): Promise<string | undefined> {
  const row = await queryOne<{ id: string }>(
    knex,
    'update publicity set over_at = :at where application_id = :applicationId and live and over_at is null returning id',
    { applicationId, at },
  );
  return row?.id;
}
