import type { Db } from '../../connect.ts';
import { query, queryOne } from '../../query.ts';

/** How far each partition's records have come. */
export type StreamRow = { partition: number; position: number; at: Date; receivedAt: Date; unread: number };
export const streamReached = (knex: Db): Promise<StreamRow[]> =>
  query<StreamRow>(
    knex,
    `select partition, position::float as position, at, received_at as "receivedAt", unread
     from monitor_stream order by partition`,
  );

/** Commands on their way to the engine: all, those that failed before, and for how long the oldest has been due. */
export type OutboxRow = { waiting: number; failing: number; givenUp: number; lateSeconds: number };
export const outboxWaiting = async (knex: Db): Promise<OutboxRow> =>
  (await queryOne<OutboxRow>(
    knex,
    `select count(*)::int as waiting, count(*) filter (where attempts > 0 and attempts < max_attempts)::int as failing,
       count(*) filter (where attempts >= max_attempts)::int as "givenUp", coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now())), 0)::float as "lateSeconds"
     from graphile_worker.jobs where run_at <= now() or attempts > 0`,
  )) ?? { waiting: 0, failing: 0, givenUp: 0, lateSeconds: 0 };

/** What the database is used for just now. */
export type DatabaseRow = { connections: number; most: number; bytes: number };
export const databaseUse = async (knex: Db): Promise<DatabaseRow> =>
  (await queryOne<DatabaseRow>(
    knex,
    `select (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
       current_setting('max_connections')::int as most, pg_database_size(current_database())::float as bytes`,
  )) ?? { connections: 0, most: 0, bytes: 0 };

/** Jobs that the engine has created and nobody has finished, by their type; since when the oldest waits. */
export type WaitingJobsRow = { type: string; waiting: number; oldest: Date | null };
export const waitingJobs = (knex: Db): Promise<WaitingJobsRow[]> =>
  query<WaitingJobsRow>(
    knex,
    `select type, count(*)::int as waiting, min(created_at) as oldest from monitor_job
     where state in ('created', 'failed', 'retried') and type <> 'io.camunda.zeebe:userTask'
     group by type order by type`,
  );

export const incidentsOpen = async (knex: Db): Promise<number> =>
  (
    await queryOne<{ count: number }>(
      knex,
      'select count(*)::int as count from monitor_incident where resolved_at is null',
    )
  )?.count ?? 0;
