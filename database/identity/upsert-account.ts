import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

export type VouchedAccount = {
  subject: string;
  kind: 'individual' | 'legal';
  name: string;
  phone: string;
  now: Date;
  /** The setting says that this person administers the platform: how the first one comes to it. */
  administrator: boolean;
};

/**
 * The account of a person that the provider vouches for, made at the first login. Name and phone follow the provider;
 * what the platform decides itself (unit, administrator) stays.
 */
export async function upsertAccount(knex: Db, account: VouchedAccount): Promise<string> {
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into account (subject, kind, name, phone, administrator, created_at)
     values (:subject, :kind, :name, :phone, :administrator, :now)
     on conflict (subject) do update set name = excluded.name, phone = excluded.phone,
       administrator = account.administrator or excluded.administrator returning id`,
    { ...account, phone: cipherOf(knex).encrypt('phone', account.phone) },
  );
  if (!row) throw new Error('an upsert gave no row');
  return row.id;
}
