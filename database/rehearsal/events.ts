import type { EngineEvent } from '../../domain/monitor/events.ts';
import type { RehearsedEvent } from '../../domain/rehearsal/heard.ts';
import { rehearsedParts } from '../../domain/rehearsal/names.ts';
import type { Db } from '../connect.ts';
import { asJson } from '../monitor/as-json.ts';
import { query } from '../query.ts';

/** Keeps what the engine tells of rehearsals, each record once. */
export async function hearRehearsed(
  knex: Db,
  told: readonly { process: string; event: EngineEvent }[],
  now: Date,
): Promise<void> {
  const rows = told.flatMap(({ process, event }) => {
    const parts = rehearsedParts(process);
    if (!parts || event.kind === 'job' || event.kind === 'variable') return [];
    const heard: RehearsedEvent = { ...event, processId: parts.name };
    if (heard.kind === 'incident') heard.message = heard.message.replaceAll('\0', '').toWellFormed();
    const { partition, position } = event;
    return { partition, position, run: parts.run, event: heard };
  });
  if (rows.length === 0) return;
  await query(
    knex,
    `insert into rehearsal_event (partition, position, run, event, heard_at)
     select partition, position, run, event, :now::timestamptz from jsonb_to_recordset(:rows::jsonb)
       as r (partition integer, position bigint, run text, event jsonb)
     on conflict do nothing`,
    { rows: asJson(rows), now },
  );
}

/** What was heard of a run beyond these positions, by partition, in the order in which it happened. */
export async function heardOf(
  knex: Db,
  run: string,
  beyond: ReadonlyMap<number, number>,
): Promise<RehearsedEvent[]> {
  const rows = await query<{ event: RehearsedEvent }>(
    knex,
    `select event from rehearsal_event
     where run = :run and position > coalesce((:beyond::jsonb ->> partition::text)::bigint, 0) order by position`,
    { run, beyond: JSON.stringify(Object.fromEntries(beyond)) },
  );
  return rows.map(({ event }) => event);
}

/** Instances of these runs that have begun and not ended, as far as was heard. */
export async function stillRunning(knex: Db, runs: readonly string[]): Promise<string[]> {
  const rows = await query<{ key: string }>(
    knex,
    `select event ->> 'key' as key from rehearsal_event
     where run = any(:runs::text[]) and event ->> 'elementType' = 'PROCESS' and event ->> 'parentKey' is null
     group by 1 having not bool_or(event ->> 'change' in ('completed', 'terminated')) order by 1`,
    { runs },
  );
  return rows.map(({ key }) => key);
}

/** A run is over: nothing that was heard of it is needed any more, nor what came late of earlier ones. */
export const forgetRun = (knex: Db, run: string, before: Date): Promise<unknown> =>
  query(knex, 'delete from rehearsal_event where run = :run or heard_at < :before', { run, before });
