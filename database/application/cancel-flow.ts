import type { Db } from '../connect.ts';
import { dropPublicity } from '../publicity/interrupt.ts';
import { queryOne } from '../query.ts';
import { restChannel } from '../rests.ts';

/** Greater than any key of the engine: no job that is still under way moves the application again. */
const afterAllJobs = '9223372036854775807';

export type Cancelled = { state: string; unitId: string | null; applicantId: string };

/**
 * the platform ends the flow of an application, wherever it stands. Locks it; answers how it stood, or nothing where
 * it had come to its end before.
 */
export async function cancelFlow(knex: Db, applicationId: string, at: Date): Promise<Cancelled | undefined> {
  const before = await queryOne<Cancelled>(
    knex,
    `select state, unit_id as "unitId", applicant_id as "applicantId" from application
     where id = :applicationId and closed_at is null and state <> 'draft' for update`,
    { applicationId },
  );
  if (!before) return undefined;
  await queryOne(
    knex,
    `with closed as (
       update application set state = 'terminated', pending_act = null, flow_key = :afterAllJobs, unit_id = null,
         handler_id = null, closed_at = :at, revision = revision + 1, updated_at = :at
       where id = :applicationId returning id
     ), gone as (
       update task set state = 'gone', closed_at = :at where application_id = :applicationId and state = 'open'
     )
     select pg_notify('${restChannel}', id::text) from closed`,
    { applicationId, at, afterAllJobs },
  );
  await dropPublicity(knex, applicationId);
  return before;
}
