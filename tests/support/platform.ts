import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { connect } from '../../database/connect.ts';
import { upsertAccount } from '../../database/identity/upsert-account.ts';
import { saveProfile } from '../../database/profile/profiles.ts';
import { query, queryOne } from '../../database/query.ts';
import { Person } from '../../stack/http-client.ts';
import { cipher } from './keys.ts';

/** The stack that `npm test` has started for the whole run. */
const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with npm test`);
  return value;
};

export const baseUrl = (): string => setting('TEST_BASE_URL');
export const databaseUrl = (): string => setting('TEST_DATABASE_URL');
/** All that the stack keeps: the files of database and engine, and their logs. */
export const dataFolder = (): string => setting('TEST_DATA_DIR');

const people = new Map<string, Promise<Person>>();

/** The demo city's account, signed in once per test file. */
export function as(subject: string): Promise<Person> {
  const known = people.get(subject) ?? Person.signedIn(baseUrl(), subject);
  people.set(subject, known);
  return known;
}

/** One statement on the stack's database, for what the API has no way to do: making people, looking behind the scenes. */
export const sql = <Row>(
  text: string,
  bindings: Record<string, string | number | null> = {},
): Promise<Row | undefined> => onDatabase((knex) => queryOne<Row>(knex, text, bindings));

/** Work on the stack's database, under its key. */
export async function onDatabase<T>(work: (knex: Knex) => Promise<T>): Promise<T> {
  const knex = connect(databaseUrl(), { max: 1, cipher });
  try {
    return await work(knex);
  } finally {
    await knex.destroy();
  }
}

/** A person of the test's own, complete in the personal centre, who has never applied for anything. */
export async function newPerson(
  name = '测试申报人',
): Promise<{ subject: string; accountId: string; idNumber: string; person: Person }> {
  const subject = `test-${randomUUID()}`;
  const idNumber = `T${subject.replace(/\W/g, '').slice(-19).toUpperCase()}`;
  const now = new Date();
  const phone = '13900000000';
  const accountId = await onDatabase(async (knex) => {
    const id = await upsertAccount(knex, {
      subject,
      kind: 'individual',
      name,
      phone,
      now,
      administrator: false,
    });
    const profile = {
      documentType: 'passport',
      idNumber,
      sex: 'female',
      birthDate: '1998-05-20',
      phone,
      nation: '汉族',
      politicalStatus: '群众',
      workUnit: '测试单位',
      education: null,
    } as const;
    await saveProfile(knex, id, profile, now);
    return id;
  });
  return { subject, accountId, idNumber, person: await as(subject) };
}

/** The legal person of a unit of the test's own. */
export async function newLegalPerson(name: string, unitId: string): Promise<Person> {
  const subject = `legal-${randomUUID()}`;
  await onDatabase(async (knex) => {
    const made = { subject, kind: 'legal', name, phone: '02362000000', administrator: false } as const;
    const id = await upsertAccount(knex, { ...made, now: new Date() });
    await query(knex, 'update account set legal_unit_id = :unitId where id = :id', { unitId, id });
  });
  return as(subject);
}

/** A unit of the demo city by its whole name. */
export async function unitId(name: string): Promise<string> {
  const row = await sql<{ id: string }>('select id from unit where name = :name', { name });
  if (!row) throw new Error(`no unit ${name}`);
  return row.id;
}
