import { type Stage, stages } from '../../domain/application/states.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { followToStep } from '../migrating/follow.ts';
import { restChannel } from '../rests.ts';
import { stepPermission } from './step-permission.ts';
import { waitingSince } from './waiting-since.ts';

export type HumanStepRow = {
  jobKey: string;
  applicationId: string;
  unitId: string | null;
  stage: Stage;
  elementId: string;
  actions: readonly string[];
  form: string;
  permission: string;
  processInstanceKey: string;
  /** The diagram that it stands in. */
  processId?: string;
  processVersion?: number;
};

/**
 * The flow rests at a human step: the inbox gets its row, the application its state. A job that comes again only
 * proves that the row still stands (heartbeat); one older than what already moved the application changes nothing. Where
 * a migration brings it, the row that is there goes on.
 */
export async function restAtStep(knex: Db, step: HumanStepRow, at: Date): Promise<void> {
  const told = await queryOne<{ arrived: boolean }>(
    knex,
    `with arrived as (
       insert into task (job_key, application_id, unit_id, stage, element_id, actions, form, permission, process_instance_key, process_id, process_version, state, arrived_at, seen_at)
       select :jobKey, a.id, (select coalesce(successor_id, id) from unit where id = :unitId), :stage, :elementId, :actions, :form, :permission, :processInstanceKey, :processId, :processVersion, 'open', :at, :at
       from application a where a.id = :applicationId and a.flow_key <= :jobKey
         and not exists (select from mending m where m.id = a.pending_act and m.called_key = :processInstanceKey::bigint)
       on conflict (job_key) do update set seen_at = excluded.seen_at
       returning xmax = 0 as is_new
     ), gone as (
       update task set state = 'gone', closed_at = :at
       where application_id = :applicationId and state = 'open' and job_key < :jobKey and exists (select 1 from arrived where is_new)
     ), rested as (
       update application a set state = :state, pending_act = null, flow_key = :jobKey, revision = revision + 1, updated_at = :at,
         waiting_since = ${waitingSince({ state: ':state' })},
         step_permission = ${stepPermission},
         unit_id = case when :stage = 'amend' then null else unit_id end,
         handler_id = case when :stage = 'amend' then null else handler_id end
       where id = :applicationId and exists (select 1 from arrived where is_new)
       returning id
     )
     select exists (select from arrived) as arrived, (select pg_notify('${restChannel}', id::text)::text from rested) as notified`,
    { processId: null, processVersion: null, ...step, state: stages[step.stage], at },
  );
  // A heartbeat has arrived as well; what a migration brings has not.
  if (!told?.arrived) await followToStep(knex, step, at);
}
