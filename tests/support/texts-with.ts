import type { Knex } from 'knex';
import { query } from '../../database/query.ts';

/** Every table of every schema, the queue's among them, that has one of these texts in any of its columns. */
export async function textsWith(knex: Knex, secrets: readonly string[]): Promise<string[]> {
  const tables = await query<{ name: string }>(
    knex,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await knex.raw<{ rows: unknown[] }>(
      `select 1 from ${name} t where t::text like any(?::text[]) limit 1`,
      [secrets.map((secret) => `%${secret}%`)],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}
