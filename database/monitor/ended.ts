import type { Knex } from 'knex';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

const tables = ['element', 'job', 'incident', 'variable', 'wait', 'decision'].map(
  (name) => `monitor_${name}`,
);

/**
 * How often and how long each step and each process of these topmost instances and what they called took, by the day on
 * which it ended, in Shanghai; a process stands there by its own id. `:roots` are the keys.
 */
export const daysOfRoots = `
  select (ended at time zone 'Asia/Shanghai')::date as day, process_id, version, element_id, count(*)::int as count,
    sum(took)::bigint as seconds, max(took) as longest_seconds
  from (
    select process_id, version, process_id as element_id, ended_at as ended,
      extract(epoch from ended_at - started_at)::bigint as took
    from monitor_instance where root_key = any(:roots::bigint[]) and ended_at is not null and started_at is not null
    union all
    select process_id, version, element_id, left_at, extract(epoch from left_at - entered_at)::bigint
    from monitor_element
    where instance_key in (select key from monitor_instance where root_key = any(:roots::bigint[]))
      and state <> 'taken' and left_at is not null and entered_at is not null
  ) finished
  group by 1, 2, 3, 4`;

/** Topmost instances that have ended and stand in no day yet, the first to end first. */
export const uncounted = (knex: Db, limit: number, forUpdate = ''): Promise<{ key: string }[]> =>
  query<{ key: string }>(
    knex,
    `select key from monitor_instance where parent_key is null and ended_at is not null and not counted
     order by ended_at limit :limit ${forUpdate}`,
    { limit },
  );

/** Adds so many ended instances to `monitor_day`, each once. Answers how many there were. */
export const countEnded = (knex: Knex, limit: number): Promise<number> =>
  knex.transaction(async (trx) => {
    const roots = (await uncounted(trx, limit, 'for update skip locked')).map(({ key }) => key);
    if (roots.length === 0) return 0;
    await query(
      trx,
      `insert into monitor_day as d (day, process_id, version, element_id, count, seconds, longest_seconds)
       select * from (${daysOfRoots}) counted order by 1, 2, 3, 4
       on conflict (day, process_id, version, element_id) do update set count = d.count + excluded.count,
         seconds = d.seconds + excluded.seconds,
         longest_seconds = greatest(d.longest_seconds, excluded.longest_seconds)`,
      { roots },
    );
    await query(trx, 'update monitor_instance set counted = true where key = any(:roots::bigint[])', {
      roots,
    });
    return roots.length;
  });

/**
 * Takes so many counted instances that ended before this instant, with all that they called, out of the projection
 * . Answers how many there were.
 */
export const removeEnded = (knex: Knex, before: Date, limit: number): Promise<number> =>
  knex.transaction(async (trx) => {
    const roots = await query<{ key: string }>(
      trx,
      `select key from monitor_instance where parent_key is null and ended_at < :before and counted
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
    for (const table of tables)
      await query(trx, `delete from ${table} where instance_key = any(:keys::bigint[])`, { keys });
    await query(trx, 'delete from monitor_instance where key = any(:keys::bigint[])', { keys });
    return roots.length;
  });
