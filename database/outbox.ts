import type { Db } from './connect.ts';
import { queryOne } from './query.ts';

/**
 * Engine commands on their way, enqueued in the transaction of the act that wants them (transactional outbox): the
 * act is lost with its command or neither is. `recordId` is the act's record: the command is done once, however often
 * the queue tries.
 */
export type OutboxCommand =
  | {
      task: 'complete-task';
      recordId: string;
      applicationId: string;
      jobKey: string;
      variables: EngineVariables;
    }
  | {
      task: 'publish-message';
      recordId: string;
      applicationId: string;
      name: string;
      correlationKey: string;
      variables: EngineVariables;
    };

export type EngineVariables = Record<string, string | number | boolean | undefined>;

/** Commands are tried for some days before they stop and show up as stuck. */
const maximumAttempts = 100;

export async function enqueue(knex: Db, command: OutboxCommand): Promise<void> {
  const { task, ...payload } = command;
  await queryOne(
    knex,
    'select graphile_worker.add_job(:task, :payload::json, max_attempts => :attempts, job_key => :key)',
    {
      task,
      payload: JSON.stringify(payload),
      attempts: maximumAttempts,
      key: command.recordId,
    },
  );
}

/** The queue waits longer after each failure; when the engine is back, what waits is due at once. */
export async function hurryOutbox(knex: Db): Promise<void> {
  await queryOne(
    knex,
    `select graphile_worker.reschedule_jobs(
       array(select id from graphile_worker.jobs where attempts > 0 and run_at > now() and locked_at is null), run_at => now())`,
  );
}

/**
 * Frees commands that a process holds for longer than this: it was killed, or hangs. The queue by itself would wait for
 * four hours. One that is done twice does no harm.
 */
export async function freeAbandoned(knex: Db, olderThanSeconds: number): Promise<void> {
  await queryOne(
    knex,
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker.jobs where locked_at < now() - make_interval(secs => :olderThanSeconds)))`,
    { olderThanSeconds },
  );
}

/** True while the act's command has not brought the application to its next rest. */
export async function isPending(knex: Db, recordId: string): Promise<boolean> {
  return (
    (await queryOne(knex, 'select 1 from application where pending_act = :recordId', { recordId })) !==
    undefined
  );
}

/** Has every running publicity reckoned anew; ordered twice before it begins, it is done once. */
export async function enqueueReplanning(knex: Db): Promise<void> {
  await queryOne(
    knex,
    `select graphile_worker.add_job('replan-publicity', '{}', max_attempts => :attempts, job_key => 'replan-publicity')`,
    {
      attempts: maximumAttempts,
    },
  );
}

/** Has what lies in the unit's 待签收 moved on after signing was switched off; ordered twice before it begins, it is done once. */
export async function enqueueApplySigning(knex: Db, unitId: string): Promise<void> {
  await queryOne(
    knex,
    `select graphile_worker.add_job('apply-signing', :payload::json, max_attempts => :attempts, job_key => :key)`,
    { payload: JSON.stringify({ unitId }), attempts: maximumAttempts, key: `apply-signing-${unitId}` },
  );
}

/** Has the certificates of an archive made, or made on. Ordered twice before it begins, it is done once. */
export async function enqueueArchive(knex: Db, archiveId: string): Promise<void> {
  await queryOne(
    knex,
    `select graphile_worker.add_job('archive-certificates', :payload::json, max_attempts => :attempts, job_key => :key)`,
    {
      payload: JSON.stringify({ archiveId }),
      attempts: maximumAttempts,
      key: `archive-certificates-${archiveId}`,
    },
  );
}

/**
 * Orders the digest of this week for each unit with which something rests. Ordered twice before it is written it
 * is written once, and afterwards the notice itself stands there.
 */
export async function enqueueDigests(knex: Db, monday: string): Promise<void> {
  await queryOne(
    knex,
    `select count(graphile_worker.add_job('unit-digest', json_build_object('unitId', u.id, 'monday', :monday::text),
       max_attempts => :attempts, job_key => 'unit-digest-' || u.id || '-' || :monday::text))
     from unit u where exists (
       select 1 from application a where a.unit_id = u.id and a.business in ('initial', 'confirmation'))`,
    { monday, attempts: maximumAttempts },
  );
}

/** Has the engine do what an administrator has ordered. */
export async function enqueueMending(knex: Db, mendingId: string): Promise<void> {
  await queryOne(
    knex,
    `select graphile_worker.add_job('mend', :payload::json, max_attempts => :attempts, job_key => :key)`,
    { payload: JSON.stringify({ mendingId }), attempts: maximumAttempts, key: `mend-${mendingId}` },
  );
}

/** Has what ended long ago leave the monitor, or goes on with it; ordered twice before it begins, it is done once. */
export async function enqueueFolding(knex: Db): Promise<void> {
  await queryOne(
    knex,
    `select graphile_worker.add_job('fold-instances', '{}', max_attempts => :attempts, job_key => 'fold-instances')`,
    { attempts: maximumAttempts },
  );
}

/**
 * Has each instance of a migration migrated that is ordered still; the commands of people go before. With `only`
 * that one, once more.
 */
export async function enqueueMigrating(knex: Db, migrationId: string, only?: string): Promise<void> {
  await queryOne(
    knex,
    `select count(graphile_worker.add_job('migrate', json_build_object('mendingId', m.id), max_attempts => :attempts,
       job_key => 'migrate-' || m.id, priority => 10))
     from mending m where m.migration_id = :migrationId and m.state = 'ordered' and m.id = coalesce(:only::uuid, m.id)`,
    { migrationId, only: only ?? null, attempts: maximumAttempts },
  );
}

/** Has a rehearsal's ways played, or goes on with it; ordered twice before it begins, it is done once. */
export async function enqueueRehearsal(knex: Db, rehearsalId: string): Promise<void> {
  await queryOne(
    knex,
    `select graphile_worker.add_job('rehearse', :payload::json, max_attempts => :attempts, job_key => :key)`,
    {
      payload: JSON.stringify({ rehearsalId }),
      attempts: maximumAttempts,
      key: `rehearse-${rehearsalId}`,
    },
  );
}
