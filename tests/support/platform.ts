import { randomUUID } from 'node:crypto';
import { connect } from '../../database/connect.ts';
import { queryOne } from '../../database/query.ts';
import { Person } from '../../stack/http-client.ts';

/** The stack that `npm test` has started for the whole run. */
const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with npm test`);
  return value;
};

export const baseUrl = (): string => setting('TEST_BASE_URL');
export const databaseUrl = (): string => setting('TEST_DATABASE_URL');

const people = new Map<string, Promise<Person>>();

/** The demo city's account, signed in once per test file. */
export function as(subject: string): Promise<Person> {
  const known = people.get(subject) ?? Person.signedIn(baseUrl(), subject);
  people.set(subject, known);
  return known;
}

/** One statement on the stack's database, for what the API has no way to do: making people, looking behind the scenes. */
export async function sql<Row>(
  text: string,
  bindings: Record<string, string | number | null> = {},
): Promise<Row | undefined> {
  const knex = connect(databaseUrl(), { max: 1 });
  try {
    return await queryOne<Row>(knex, text, bindings);
  } finally {
    await knex.destroy();
  }
}

/** A person of the test's own, complete in the personal centre, who has never applied for anything. */
export async function newPerson(
  name = '测试申报人',
): Promise<{ subject: string; accountId: string; person: Person }> {
  const subject = `test-${randomUUID()}`;
  const row = await sql<{ id: string }>(
    `insert into account (subject, kind, name, phone, created_at) values (:subject, 'individual', :name, '13900000000', now()) returning id`,
    { subject, name },
  );
  await sql(
    `insert into profile (account_id, document_type, id_number, sex, birth_date, phone, nation, political_status, work_unit, saved_at)
     values (:accountId, 'passport', :idNumber, 'female', '1998-05-20', '13900000000', '汉族', '群众', '测试单位', now())`,
    { accountId: row?.id ?? '', idNumber: `T${subject.replace(/\W/g, '').slice(-19).toUpperCase()}` },
  );
  return { subject, accountId: row?.id ?? '', person: await as(subject) };
}

/** A unit of the demo city by its whole name. */
export async function unitId(name: string): Promise<string> {
  const row = await sql<{ id: string }>('select id from unit where name = :name', { name });
  if (!row) throw new Error(`no unit ${name}`);
  return row.id;
}
