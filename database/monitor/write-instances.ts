import type { Knex } from 'knex';
import type { EngineEvent } from '../../domain/monitor/events.ts';
import type { ElementRow } from '../../domain/monitor/fold.ts';
import { query } from '../query.ts';
import { asJson } from './as-json.ts';
import { instanceTable } from './tables.ts';
import { upsert } from './upsert.ts';

/** The instances that these elements are or lie in; answers the topmost one above each. */
export async function writeInstances(
  trx: Knex.Transaction,
  elements: readonly ElementRow[],
): Promise<Map<string, string>> {
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
  const keys = elements.map(({ instanceKey }) => instanceKey);
  return rootsKnown(trx, keys);
}

/** The topmost instance above one: its callers are among these rows or in the table, or were never heard of. */
async function rootsOf(
  trx: Knex.Transaction,
  rows: readonly ElementRow[],
): Promise<(key: string, parentKey: string | null) => string> {
  const parents = new Map(rows.map(({ key, parentKey }) => [key, parentKey]));
  const outer = [...parents.values()].filter((key): key is string => key !== null && !parents.has(key));
  const roots = await rootsKnown(trx, outer);
  const rootOf = (key: string, parentKey: string | null): string =>
    parentKey === null ? (roots.get(key) ?? key) : rootOf(parentKey, parents.get(parentKey) ?? null);
  return rootOf;
}

async function rootsKnown(trx: Knex.Transaction, keys: readonly string[]): Promise<Map<string, string>> {
  const known = await query<{ key: string; root: string }>(
    trx,
    'select key, root_key as root from monitor_instance where key = any(:keys::bigint[])',
    { keys: [...new Set(keys)] },
  );
  return new Map(known.map(({ key, root }) => [key, root]));
}

/** Whose application an instance is stands in a variable of it; where a caller is heard of late, what is above it too. */
export async function relate(trx: Knex.Transaction, events: readonly EngineEvent[]): Promise<void> {
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
  await query(
    trx,
    `update monitor_element e set root_key = i.root_key from monitor_instance i
     where (i.key = any(:keys::bigint[]) or i.root_key = any(:keys::bigint[])) and i.parent_key is not null
       and e.instance_key = i.key and e.root_key <> i.root_key`,
    { keys },
  );
}

const relating = (event: EngineEvent): string[] =>
  (event.kind === 'element' && event.elementType === 'PROCESS') ||
  (event.kind === 'variable' && event.name === 'applicationId')
    ? [event.instanceKey]
    : [];
