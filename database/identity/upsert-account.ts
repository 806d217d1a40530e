import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type VouchedAccount = {
  subject: string;
  kind: 'individual' | 'legal';
  name: string;
  phone: string;
  now: Date;
};

/**
 * The account of a person that the provider vouches for, made at the first login. Name and phone follow the provider;
 * what the platform decides itself (unit, administrator) stays.
 */
export async function upsertAccount(knex: Db, account: VouchedAccount): Promise<string> {
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into account (subject, kind, name, phone, created_at) values (:subject, :kind, :name, :phone, :now)
     on conflict (subject) do update set name = excluded.name, phone = excluded.phone returning id`,
    account,
  );
  if (!row) throw new Error('an upsert gave no row');
  return row.id;
}
