import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

export type AdministeredAccount = {
  id: string;
  name: string;
  kind: 'individual' | 'legal';
  phone: string;
  administrator: boolean;
  analyst: boolean;
  legalUnit: { id: string; name: string } | null;
};

const select = `
  select a.id, a.name, a.kind, a.phone, a.administrator, a.analyst,
    case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as "legalUnit"
  from account a left join unit u on u.id = a.legal_unit_id`;

/** accounts by the beginning of their name, in the order of names; a page follows the name and id given. */
export const accountsByName = async (
  knex: Db,
  ask: { search: string; after?: { name: string; id: string } | undefined; limit: number },
): Promise<AdministeredAccount[]> => {
  const rows = await query<AdministeredAccount>(
    knex,
    `${select} where a.name ~>=~ :low and a.name ~<~ :high
       ${ask.after ? 'and (a.name ~>~ :afterName or a.name = :afterName and a.id > :afterId)' : ''}
     order by a.name using ~<~, a.id limit :limit`,
    {
      low: ask.search,
      high: `${ask.search}\u{10ffff}`,
      limit: ask.limit,
      ...(ask.after ? { afterName: ask.after.name, afterId: ask.after.id } : {}),
    },
  );
  return rows.map((row) => readable(knex, row));
};

const readable = (knex: Db, row: AdministeredAccount): AdministeredAccount => ({
  ...row,
  phone: cipherOf(knex).decrypt('phone', row.phone),
});

/**
 * The account and every administrator's, held until the transaction ends, always in the same order: of two who would
 * take each other's administration away one waits.
 */
export async function heldAccount(knex: Db, id: string): Promise<AdministeredAccount | undefined> {
  await query(knex, 'select 1 from account where administrator or id = :id order by id for update', { id });
  const row = await queryOne<AdministeredAccount>(knex, `${select} where a.id = :id`, { id });
  return row && readable(knex, row);
}

export const writeAccount = (
  knex: Db,
  id: string,
  to: { administrator: boolean; analyst: boolean; legalUnitId: string | null },
): Promise<unknown> =>
  query(
    knex,
    'update account set administrator = :administrator, analyst = :analyst, legal_unit_id = :legalUnitId where id = :id',
    { ...to, id },
  );

/** How many others administer the platform; they are held with the account. */
export async function otherAdministrators(knex: Db, id: string): Promise<number> {
  const row = await queryOne<{ count: number }>(
    knex,
    'select count(*)::int as count from account where administrator and id <> :id',
    { id },
  );
  return row?.count ?? 0;
}
