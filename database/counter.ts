import type { Db } from './connect.ts';
import { queryOne } from './query.ts';

/** The next value of a named counter, from 1 on. A transaction that rolls back gives its value back. */
export async function nextValue(knex: Db, name: string): Promise<number> {
  const row = await queryOne<{ value: string }>(
    knex,
    'insert into counter (name, value) values (:name, 1) on conflict (name) do update set value = counter.value + 1 returning value',
    { name },
  );
  return Number(row?.value);
}
