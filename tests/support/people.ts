import type { Knex } from 'knex';
import { queryOne } from '../../database/query.ts';
import { cipherOf } from '../../database/secret/cipher.ts';
import { Person } from '../../stack/http-client.ts';
import type { OwnApi } from './own-api.ts';

const signedIn = new WeakMap<OwnApi, Map<string, Promise<Person>>>();

/** The demo city's account at this API, signed in once. */
export function personAt(api: OwnApi, subject: string): Promise<Person> {
  const people = signedIn.get(api) ?? new Map<string, Promise<Person>>();
  signedIn.set(api, people);
  const known = people.get(subject) ?? Person.signedIn(api.baseUrl, subject);
  people.set(subject, known);
  return known;
}

/** The account's id and document number. */
export async function accountOf(
  knex: Knex,
  subject: string,
): Promise<{ id: string; name: string; idNumber: string }> {
  const row = await queryOne<{ id: string; name: string; idNumber: string }>(
    knex,
    `select a.id, a.name, coalesce(p.id_number, '') as "idNumber" from account a left join profile p on p.account_id = a.id
     where a.subject = :subject`,
    { subject },
  );
  if (!row) throw new Error(`no account ${subject}`);
  return { ...row, idNumber: cipherOf(knex).decrypt('idNumber', row.idNumber) };
}

/** How many lines the audit trail has for this action. */
export async function auditLines(knex: Knex, action: string): Promise<number> {
  const row = await queryOne<{ count: number }>(
    knex,
    'select count(*)::int as count from audit where action = :action',
    { action },
  );
  return row?.count ?? 0;
}
