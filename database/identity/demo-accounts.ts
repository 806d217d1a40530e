import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

export type DemoAccount = {
  subject: string;
  kind: 'individual' | 'legal';
  name: string;
  phone: string;
  administrator: boolean;
  analyst: boolean;
  units: string[];
};

const columns = `select a.subject, a.kind, a.name, a.phone, a.administrator, a.analyst,
  array(select u.name from unit u where u.id = a.legal_unit_id
    union select u.name from handler h join unit u on u.id = h.unit_id where h.account_id = a.id and h.removed_at is null) as units
  from account a`;

/** The accounts that the embedded provider of demo and test mode offers: the first that there are. */
export const demoAccounts = (knex: Db): Promise<DemoAccount[]> =>
  read(
    knex,
    `${columns} order by a.created_at, a.administrator desc, a.kind desc, length(a.subject), a.subject limit 1000`,
  );

export const demoAccount = async (knex: Db, subject: string): Promise<DemoAccount | undefined> =>
  (await read(knex, `${columns} where a.subject = :subject`, { subject }))[0];

export async function demoAccountId(knex: Db, subject: string): Promise<string | undefined> {
  return (
    await queryOne<{ id: string }>(knex, 'select id from account where subject = :subject', { subject })
  )?.id;
}

async function read(knex: Db, sql: string, bindings: Record<string, string> = {}): Promise<DemoAccount[]> {
  const rows = await query<DemoAccount>(knex, sql, bindings);
  return rows.map((row) => ({ ...row, phone: cipherOf(knex).decrypt('phone', row.phone) }));
}
