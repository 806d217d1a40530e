import type { State } from '../../domain/application/states.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { restChannel } from '../rests.ts';

/**
 * The application has come to an end of its flow. False when this job has closed it already or a later one has moved
 * it, so that the caller writes nothing either.
 */
export async function closeApplication(
  knex: Db,
  end: { applicationId: string; state: State; jobKey: string; at: Date },
): Promise<boolean> {
  const row = await queryOne(
    knex,
    `with closed as (
       update application set state = :state, pending_act = null, flow_key = :jobKey, unit_id = null, handler_id = null,
         closed_at = :at, revision = revision + 1, updated_at = :at
       where id = :applicationId and flow_key < :jobKey and flow_key <> -:jobKey::bigint
       returning id
     ), gone as (
       update task set state = 'gone', closed_at = :at
       where application_id in (select id from closed) and state = 'open'
     )
     select pg_notify('${restChannel}', id::text) from closed`,
    end,
  );
  return row !== undefined;
}
