import { createHash } from 'node:crypto';
import type { Db } from './connect.ts';

type Value = string | number | boolean | Date | null | readonly string[] | readonly number[] | object;

/**
 * Runs one statement with named bindings (`:name`) and gives its rows. It is prepared under a name, so that each
 * connection plans it once: planning took longer than running.
 */
export async function query<Row>(
  knex: Db,
  sql: string,
  bindings: Record<string, Value> = {},
): Promise<Row[]> {
  const raw = knex.raw(sql, bindings as never).options({ name: nameOf(sql) });
  return ((await raw) as unknown as { rows: Row[] }).rows;
}

/**
 * The same, planned anew with the very values each time. For statements of few tables whose best way depends on what is
 * asked for: one unit has two hundred applications, another one a hundred thousand.
 */
export async function queryAnew<Row>(
  knex: Db,
  sql: string,
  bindings: Record<string, Value> = {},
): Promise<Row[]> {
  return ((await knex.raw(sql, bindings as never)) as unknown as { rows: Row[] }).rows;
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url').slice(0, 22);
  names.set(sql, name);
  return name;
}

/** The one row or nothing. */
export async function queryOne<Row>(
  knex: Db,
  sql: string,
  bindings: Record<string, Value> = {},
): Promise<Row | undefined> {
  return (await query<Row>(knex, sql, bindings))[0];
}
