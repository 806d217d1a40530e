import type { Knex } from 'knex';
import { query } from '../query.ts';

const tables = ['element', 'job', 'incident', 'variable', 'wait', 'decision'].map(
  (name) => `monitor_${name}`,
);

/**
 * Takes so many instances that ended before this instant, with all that they called, out of the projection; how
 * long they and their steps took stays in `monitor_day`. One transaction, so that nothing is counted twice. Answers how
 * many there were.
 */
export const foldFinished = (knex: Knex, before: Date, limit: number): Promise<number> =>
  knex.transaction(async (trx) => {
    const roots = await query<{ key: string }>(
      trx,
      `select key from monitor_instance where parent_key is null and ended_at < :before
       order by ended_at limit :limit for update skip locked`,
      { before, limit },
    );
    if (roots.length === 0) return 0;
    const family = await query<{ key: string }>(
      trx,
      'select key from monitor_instance where root_key = any(:roots::bigint[])',
      { roots: roots.map(({ key }) => key) },
    );
    const keys = family.map(({ key }) => key);
    await count(trx, keys);
    for (const table of tables)
      await query(trx, `delete from ${table} where instance_key = any(:keys::bigint[])`, { keys });
    await query(trx, 'delete from monitor_instance where key = any(:keys::bigint[])', { keys });
    return roots.length;
  });

/** By the day on which each ended; the process as a whole stands there by its own id. */
async function count(trx: Knex.Transaction, keys: readonly string[]): Promise<void> {
  await query(
    trx,
    `insert into monitor_day as d (day, process_id, version, element_id, count, seconds, longest_seconds)
     select (ended at time zone 'Asia/Shanghai')::date, process_id, version, element_id, count(*),
       sum(took), max(took)
     from (
       select process_id, version, process_id as element_id, ended_at as ended,
         extract(epoch from ended_at - started_at)::bigint as took
       from monitor_instance where key = any(:keys::bigint[]) and ended_at is not null and started_at is not null
       union all
       select process_id, version, element_id, left_at, extract(epoch from left_at - entered_at)::bigint
       from monitor_element where instance_key = any(:keys::bigint[]) and state <> 'taken'
         and left_at is not null and entered_at is not null
     ) finished
     group by 1, 2, 3, 4 order by 1, 2, 3, 4
     on conflict (day, process_id, version, element_id) do update set count = d.count + excluded.count,
       seconds = d.seconds + excluded.seconds, longest_seconds = greatest(d.longest_seconds, excluded.longest_seconds)`,
    { keys },
  );
}
