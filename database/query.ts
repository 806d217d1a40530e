import type { Db } from './connect.ts';

type Value = string | number | boolean | Date | null | readonly string[] | readonly number[] | object;

/** Runs one statement with named bindings (`:name`) and gives its rows. */
export async function query<Row>(
  knex: Db,
  sql: string,
  bindings: Record<string, Value> = {},
): Promise<Row[]> {
  const result = (await knex.raw(sql, bindings as never)) as unknown as { rows: Row[] };
  return result.rows;
}

/** The one row or nothing. */
export async function queryOne<Row>(
  knex: Db,
  sql: string,
  bindings: Record<string, Value> = {},
): Promise<Row | undefined> {
  return (await query<Row>(knex, sql, bindings))[0];
}
