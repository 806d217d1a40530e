import type { DiagramId } from '../../domain/flow.ts';
import type { Assumptions } from '../../domain/rehearsal/assume.ts';
import type { Alike } from '../../domain/rehearsal/alike.ts';
import { type RehearsedDiagram, rehearsedDiagram } from '../../domain/rehearsal/diagrams.ts';
import { type Recording, recording } from '../../domain/rehearsal/recording.ts';
import type { WayResult } from '../../domain/rehearsal/result.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

/** So many of the applications that went a way are named; how many there are is counted. */
const named = 20;

type NewRehearsal = {
  diagram: DiagramId;
  version: number;
  diagrams: readonly RehearsedDiagram[];
  assumptions: Assumptions;
  lookedThrough: number;
  unplayable: number;
  more: boolean;
  ways: readonly Alike[];
  orderedBy: string;
  at: Date;
};

/**
 * Keeps what is to be rehearsed; its id, or nothing while another one of the diagram is under way. One that has not come
 * to its end within an hour never will, and keeps nobody waiting.
 */
export async function addRehearsal(knex: Db, made: NewRehearsal): Promise<string | undefined> {
  const { ways, ...rest } = made;
  await query(
    knex,
    `update rehearsal set state = 'failed', failure = '未能走完，请重新试运行', ended_at = :at, running = false
     where diagram = :diagram and state = 'ordered' and ordered_at < :at::timestamptz - interval '1 hour'`,
    { diagram: rest.diagram, at: rest.at },
  );
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into rehearsal (diagram, version, diagrams, assumptions, looked_through, unplayable, more, ordered_by,
       ordered_at)
     values (:diagram, :version, :diagrams, :assumptions, :lookedThrough, :unplayable, :more, :orderedBy, :at)
     on conflict (diagram) where state = 'ordered' do nothing returning id`,
    {
      ...rest,
      diagrams: JSON.stringify(rest.diagrams),
      assumptions: JSON.stringify(rest.assumptions),
    },
  );
  if (!row) return undefined;
  for (const [position, way] of ways.entries())
    await query(
      knex,
      `insert into rehearsal_way (rehearsal_id, position, process_id, count, application_ids, recording)
       values (:id, :position, :process, :count, :applications::uuid[], :recording)`,
      {
        id: row.id,
        position,
        process: way.recording.process,
        count: way.applicationIds.length,
        applications: way.applicationIds.slice(0, named),
        recording: JSON.stringify(way.recording),
      },
    );
  return row.id;
}

/** A rehearsal that goes on under the number of a new run; nothing of one that has ended. */
export async function beginRun(
  knex: Db,
  id: string,
): Promise<
  { run: number; wasCutOff: boolean; diagrams: RehearsedDiagram[]; assumptions: Assumptions } | undefined
> {
  const row = await queryOne<{
    run: number;
    wasCutOff: boolean;
    diagrams: unknown[];
    assumptions: Assumptions;
  }>(
    knex,
    `with before as (select id, running from rehearsal where id = :id and state = 'ordered' for update)
     update rehearsal r set run = r.run + 1, running = true from before where r.id = before.id
     returning r.run, before.running as "wasCutOff", r.diagrams, r.assumptions`,
    { id },
  );
  return row && { ...row, diagrams: row.diagrams.map((one) => rehearsedDiagram.parse(one)) };
}

export const endRun = (knex: Db, id: string): Promise<unknown> =>
  query(knex, 'update rehearsal set running = false where id = :id', { id });

/** The next ways that have not been played. */
export async function waysToPlay(
  knex: Db,
  id: string,
  limit: number,
): Promise<{ position: number; recording: Recording }[]> {
  const rows = await query<{ position: number; recording: unknown }>(
    knex,
    `select position, recording from rehearsal_way where rehearsal_id = :id and result is null
     order by position limit :limit`,
    { id, limit },
  );
  return rows.map(({ position, recording: one }) => ({ position, recording: recording.parse(one) }));
}

/** Keeps what came of a way, unless another run was faster; what was played is needed no more. */
export const keepResult = (
  knex: Db,
  id: string,
  { run, position, result }: { run: number; position: number; result: WayResult },
): Promise<unknown> =>
  query(
    knex,
    `update rehearsal_way w set result = :result, recording = null from rehearsal r
     where w.rehearsal_id = :id and w.position = :position and r.id = w.rehearsal_id and r.run = :run::int`,
    { id, run, position, result: JSON.stringify(result) },
  );

/** It is over, well or not. */
export const endRehearsal = (
  knex: Db,
  id: string,
  { state, failure, at }: { state: 'done' | 'failed'; failure: string; at: Date },
): Promise<unknown> =>
  query(
    knex,
    `update rehearsal set state = :state, failure = :failure, ended_at = :at, running = false, diagrams = '[]'
     where id = :id and state = 'ordered'`,
    { id, state, failure, at },
  );
