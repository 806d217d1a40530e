import { type Stage, stages } from '../../domain/application/states.ts';
import type { MigrationStep } from '../../domain/migration/order.ts';
import type { HumanStepRow } from '../application/rest-at-step.ts';
import { stepPermission } from '../application/step-permission.ts';
import type { Db } from '../connect.ts';
import { enqueueMigrating } from '../outbox.ts';
import { query, queryOne } from '../query.ts';
import { restChannel } from '../rests.ts';
import type { MigrationItem } from './item.ts';

/** Our own record of an instance's steps goes with it: into the later version, and where it was called anew, to that one. */
const followIn = (table: 'task' | 'flow_step'): string => `
  update ${table} t set process_instance_key = :instanceKey::bigint, process_version = :to,
    element_id = coalesce(:steps::jsonb -> t.element_id ->> 'to', t.element_id)
  where t.application_id = :applicationId and t.process_instance_key = :before::bigint`;

/** Where the record's instance is another one now, or the same in another version. */
async function follow(
  knex: Db,
  item: MigrationItem,
  { key: instanceKey, version: to }: { key: string; version: number },
): Promise<void> {
  const { applicationId, instanceKey: before } = item;
  const asked = { applicationId, before, to, instanceKey, steps: JSON.stringify(item.steps) };
  await query(knex, followIn('task'), asked);
  await query(knex, followIn('flow_step'), asked);
}

/** A process was called anew: its first step is where the migration takes the token from. */
export async function noteCalled(
  knex: Db,
  item: MigrationItem,
  { version, ...called }: { key: string; elementKey: string; version: number },
): Promise<void> {
  await queryOne(
    knex,
    'update mending set called_key = :key, called_element_key = :elementKey where id = :id',
    { ...called, id: item.id },
  );
  await follow(knex, item, { key: called.key, version });
  await enqueueMigrating(knex, item.migrationId, item.id);
}

/** The engine has migrated the instance where it stands: its job is the same, and offers what the later version says. */
export async function noteMigrated(
  knex: Db,
  item: MigrationItem,
  step: MigrationStep | undefined,
  at: Date,
): Promise<void> {
  await follow(knex, item, { key: item.instanceKey, version: item.to });
  if (step?.headers)
    await query(
      knex,
      `update task set actions = :actions, form = :form, permission = :permission
       where application_id = :applicationId and state = 'open' and process_instance_key = :instanceKey::bigint`,
      { ...step.headers, applicationId: item.applicationId, instanceKey: item.instanceKey },
    );
  await releaseItem(knex, item, at, step?.headers?.permission);
}

/** The application rests again where it did; acts are possible. Nothing happens where something else has moved it since. */
export async function releaseItem(
  knex: Db,
  item: MigrationItem,
  at: Date,
  permission?: string,
): Promise<void> {
  await queryOne(
    knex,
    `with released as (
       update application set pending_act = null, revision = revision + 1, updated_at = :at,
         step_permission = coalesce(${stepPermission}, step_permission)
       where id = :applicationId and pending_act = :id returning id
     ) select pg_notify('${restChannel}', id::text) from released`,
    { id: item.id, applicationId: item.applicationId, at, permission: permission ?? null },
  );
}

/**
 * The step at which a process that a migration has called anew comes to rest: the open task goes on there, as it was, with
 * its handler and since when it waits. Nothing happens where no migration has brought it.
 */
export async function followToStep(knex: Db, step: HumanStepRow & { stage: Stage }, at: Date): Promise<void> {
  await queryOne(
    knex,
    `with mine as (
       select a.id from application a join mending m on m.id = a.pending_act
       where a.id = :applicationId and m.called_key = :processInstanceKey::bigint and a.flow_key <= :jobKey for update of a
     ), followed as (
       update task t set job_key = :jobKey, stage = :stage, element_id = :elementId, actions = :actions, form = :form,
         permission = :permission, seen_at = :at
       from mine where t.application_id = mine.id and t.state = 'open' returning t.application_id
     ), rested as (
       update application a set state = :state, pending_act = null, flow_key = :jobKey, revision = revision + 1, updated_at = :at,
         step_permission = ${stepPermission}
       from followed where a.id = followed.application_id returning a.id
     ) select pg_notify('${restChannel}', id::text) from rested`,
    { processId: null, processVersion: null, ...step, state: stages[step.stage], at },
  );
}
