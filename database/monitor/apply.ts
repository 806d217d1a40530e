import type { Knex } from 'knex';
import type { EngineEvent, Reached } from '../../domain/monitor/events.ts';
import { fold, type Rows } from '../../domain/monitor/fold.ts';
import type { DecisionEvent } from '../../domain/rehearsal/recording.ts';
import { query } from '../query.ts';
import { hearRehearsed } from '../rehearsal/events.ts';
import { asJson } from './as-json.ts';
import { elementTable, incidentTable, jobTable, waitTable } from './tables.ts';
import { upsert } from './upsert.ts';
import { relate, writeInstances } from './write-instances.ts';

/**
 * Writes what the engine's stream says, all of one request or nothing. May be given anything twice and in any order
 * (`upsert.ts`), so whoever is in doubt whether it got through sends it again.
 */
export async function applyEvents(
  knex: Knex,
  {
    events,
    decisions,
    rehearsed,
    reached,
    unread,
  }: {
    events: readonly EngineEvent[];
    decisions: readonly DecisionEvent[];
    rehearsed: readonly { process: string; event: EngineEvent }[];
    reached: readonly Reached[];
    unread: number;
  },
  now: Date,
): Promise<void> {
  const { elements, jobs, incidents, variables, waits } = fold(events);
  await knex.transaction(async (trx) => {
    const roots = await writeInstances(trx, elements);
    const inside = elements.filter(({ elementType }) => elementType !== 'PROCESS');
    await upsert(
      trx,
      elementTable,
      inside.map((row) => ({ ...row, rootKey: roots.get(row.instanceKey) })),
    );
    await upsert(trx, jobTable, jobs);
    await upsert(trx, incidentTable, incidents);
    await upsert(trx, waitTable, waits);
    await writeVariables(trx, variables);
    await writeDecisions(trx, decisions);
    await hearRehearsed(trx, rehearsed, now);
    await relate(trx, events);
    for (const { partition, position, at } of reached)
      await query(
        trx,
        `insert into monitor_stream as t (partition, position, at, received_at, unread)
         values (:partition, :position, :at, :now, :unread)
         on conflict (partition) do update set position = greatest(t.position, excluded.position),
           at = greatest(t.at, excluded.at), received_at = excluded.received_at, unread = t.unread + excluded.unread`,
        { partition, position, at: new Date(at), now, unread },
      );
  });
}

/** Each value once. */
async function writeVariables(trx: Knex.Transaction, variables: Rows['variables']): Promise<void> {
  if (variables.length === 0) return;
  await query(
    trx,
    `insert into monitor_variable (key, position, instance_key, scope_key, name, value, set_at)
     select key, position, instance_key, scope_key, name, value, set_at from jsonb_to_recordset(:rows::jsonb)
       as r (key bigint, position bigint, instance_key bigint, scope_key bigint, name text, value text,
             set_at timestamptz)
     on conflict do nothing`,
    { rows: asJson(variables) },
  );
}

/** Each record is one. */
async function writeDecisions(trx: Knex.Transaction, decisions: readonly DecisionEvent[]): Promise<void> {
  if (decisions.length === 0) return;
  await query(
    trx,
    `insert into monitor_decision (partition, position, instance_key, kind, element_id, result, error_code)
     select partition, position, instance_key, kind, element_id, result, error_code from jsonb_to_recordset(:rows::jsonb)
       as r (partition integer, position bigint, instance_key bigint, kind text, element_id text, result text,
             error_code text)
     on conflict do nothing`,
    { rows: asJson(decisions) },
  );
}
