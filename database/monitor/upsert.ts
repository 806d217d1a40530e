import type { Db } from '../connect.ts';
import { query } from '../query.ts';
import { asJson } from './as-json.ts';

/** A table of the projection: its columns with their types, and those that keep the earliest that is known of them. */
export type ProjectedTable = {
  name: string;
  columns: Readonly<Record<string, 'bigint' | 'integer' | 'text' | 'timestamptz'>>;
  earliest: readonly string[];
};

/**
 * Rows by their key, all in one statement: what is newer by its position replaces what the table has. Any row twice,
 * or an older one later, leaves the table as it would be without.
 */
export async function upsert(
  knex: Db,
  table: ProjectedTable,
  rows: readonly { key: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  // Always in the same order, so that the same rows sent twice at once wait for each other and do not lock up.
  const sorted = rows.toSorted((a, b) => (BigInt(a.key) < BigInt(b.key) ? -1 : 1));
  await query(knex, statementOf(table), { rows: asJson(sorted) });
}

function statementOf({ name, columns, earliest }: ProjectedTable): string {
  const names = Object.keys(columns);
  const newest = (column: string): string =>
    `${column} = case when excluded.position > t.position then excluded.${column} else t.${column} end`;
  const kept = (column: string): string => `${column} = least(t.${column}, excluded.${column})`;
  const changed = names.filter((column) => column !== 'key' && column !== 'position');
  return `insert into ${name} as t (${names.join(', ')})
    select ${names.join(', ')} from jsonb_to_recordset(:rows::jsonb)
      as r (${names.map((column) => `${column} ${columns[column] ?? ''}`).join(', ')})
    on conflict (key) do update set
      ${changed.map((column) => (earliest.includes(column) ? kept(column) : newest(column))).join(',\n      ')},
      position = greatest(t.position, excluded.position)`;
}
