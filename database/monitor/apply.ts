import type { Knex } from 'knex';
import type { EngineEvent, Reached } from '../../domain/monitor/events.ts';
import { type ElementRow, fold, type Rows } from '../../domain/monitor/fold.ts';
import { query } from '../query.ts';
import { elementTable, incidentTable, instanceTable, jobTable, waitTable } from './tables.ts';
import { asJson } from './as-json.ts';
import { upsert } from './upsert.ts';

/**
 * Writes what the engine's stream says, all of one request or nothing. May be given anything twice and in any order
 * (`upsert.ts`), so whoever is in doubt whether it got through sends it again.
 */
export async function applyEvents(
  knex: Knex,
  {
    events,
    reached,
    unread,
  }: { events: readonly EngineEvent[]; reached: readonly Reached[]; unread: number },
  now: Date,
): Promise<void> {
  const { elements, jobs, incidents, variables, waits } = fold(events);
  await knex.transaction(async (trx) => {
    await writeInstances(trx, elements);
    await upsert(
      trx,
      elementTable,
      elements.filter(({ elementType }) => elementType !== 'PROCESS'),
    );
    await upsert(trx, jobTable, jobs);
    await upsert(trx, incidentTable, incidents);
    await upsert(trx, waitTable, waits);
    await writeVariables(trx, variables);
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

async function writeInstances(trx: Knex.Transaction, elements: readonly ElementRow[]): Promise<void> {
  const own = elements.filter(({ elementType }) => elementType === 'PROCESS');
  const rootOf = await rootsOf(trx, own);
  await upsert(
    trx,
    instanceTable,
    own.map(
      ({ key, processId, version, parentKey, parentElementKey, state, enteredAt, leftAt, position }) => ({
        ...{ key, processId, version, parentKey, parentElementKey, state, position },
        rootKey: rootOf(key, parentKey),
        startedAt: enteredAt,
        endedAt: leftAt,
      }),
    ),
  );
  // An instance that began before the projection did is first heard of by one of its elements.
  await query(
    trx,
    `insert into monitor_instance (key, process_id, version, root_key, state, position)
     select distinct on (key) key, process_id, version, key, 'active', 0
     from jsonb_to_recordset(:rows::jsonb) as r (key bigint, process_id text, version integer)
     order by key on conflict do nothing`,
    {
      rows: asJson(
        elements.map(({ instanceKey, processId, version }) => ({ key: instanceKey, processId, version })),
      ),
    },
  );
}

/** The topmost instance above one: its callers are among these rows or in the table, or were never heard of. */
async function rootsOf(
  trx: Knex.Transaction,
  rows: readonly ElementRow[],
): Promise<(key: string, parentKey: string | null) => string> {
  const parents = new Map(rows.map(({ key, parentKey }) => [key, parentKey]));
  const outer = [...parents.values()].filter((key): key is string => key !== null && !parents.has(key));
  const known = await query<{ key: string; root: string }>(
    trx,
    'select key, root_key as root from monitor_instance where key = any(:outer::bigint[])',
    { outer },
  );
  const roots = new Map(known.map(({ key, root }) => [key, root]));
  const rootOf = (key: string, parentKey: string | null): string =>
    parentKey === null ? (roots.get(key) ?? key) : rootOf(parentKey, parents.get(parentKey) ?? null);
  return rootOf;
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

/** Whose application an instance is stands in a variable of it; where a caller is heard of late, what is above it too. */
async function relate(trx: Knex.Transaction, events: readonly EngineEvent[]): Promise<void> {
  const keys = [...new Set(events.flatMap(relating))];
  if (keys.length === 0) return;
  await query(
    trx,
    `update monitor_instance i set application_id = trim(both '"' from v.value)::uuid
     from monitor_variable v
     where i.key = any(:keys::bigint[]) and i.application_id is null
       and v.instance_key = i.key and v.name = 'applicationId' and v.value ~ '^"[0-9a-f-]{36}"$'`,
    { keys },
  );
  await query(
    trx,
    `update monitor_instance below set root_key = i.root_key from monitor_instance i
     where i.key = any(:keys::bigint[]) and i.root_key <> i.key and below.root_key = i.key`,
    { keys },
  );
}

const relating = (event: EngineEvent): string[] =>
  (event.kind === 'element' && event.elementType === 'PROCESS' && event.change === 'entered') ||
  (event.kind === 'variable' && event.name === 'applicationId')
    ? [event.instanceKey]
    : [];
