import { randomUUID } from 'node:crypto';
import { hashOf } from '../api/identity/session-cookie.ts';
import { connect } from '../database/connect.ts';
import { query } from '../database/query.ts';
import { type DataKeys, makeCipher } from '../database/secret/cipher.ts';

/** A session made on the database, so that signing in is not what is measured. */
export type Session = { cookie: string };

/** So many new applicants, and the handlers of the demo city, all signed in. */
export async function signInAll(
  databaseUrl: string,
  keys: DataKeys,
  applicants: number,
  subjects: readonly string[],
): Promise<{ applicants: Session[]; handlers: Map<string, Session>; unitIds: Map<string, string> }> {
  const cipher = makeCipher(keys);
  const knex = connect(databaseUrl, { max: 1, cipher });
  const names = Array.from({ length: applicants }, () => `bench-${randomUUID()}`);
  const phone = cipher.encrypt('phone', '13900000000');
  await query(
    knex,
    `insert into account (subject, kind, name, phone, created_at) select s, 'individual', '测试申报人', :phone, now() from unnest(:names::text[]) s`,
    { names, phone },
  );
  const numbers = names.map((name) => name.replaceAll('-', '').slice(-20).toUpperCase());
  await query(
    knex,
    `insert into profile (account_id, document_type, id_number, id_number_index, sex, birth_date, phone, nation, political_status, work_unit, saved_at)
     select a.id, 'passport', p.number, p.index, 'female', '1998-05-20', a.phone, '汉族', '群众', '测试单位', now()
     from unnest(:names::text[], :numbers::text[], :indexes::text[]) p (name, number, index) join account a on a.subject = p.name`,
    {
      names,
      numbers: numbers.map((number) => cipher.encrypt('idNumber', number)),
      indexes: numbers.map((number) => cipher.index('idNumber', number)),
    },
  );
  const tokens = [...names, ...subjects].map((subject) => ({ subject, token: randomUUID() }));
  await query(
    knex,
    `insert into session (token_hash, account_id, created_at, expires_at)
     select t->>'hash', a.id, now(), now() + interval '1 day' from jsonb_array_elements(:tokens::jsonb) t join account a on a.subject = t->>'subject'`,
    {
      tokens: JSON.stringify(
        tokens.map(({ subject, token }) => ({
          subject,
          hash: hashOf(token),
        })),
      ),
    },
  );
  const units = await query<{ id: string; name: string }>(knex, 'select id, name from unit');
  await knex.destroy();
  const session = (subject: string): Session => ({
    cookie: `session=${tokens.find((one) => one.subject === subject)?.token ?? ''}`,
  });
  return {
    applicants: names.map(session),
    handlers: new Map(subjects.map((subject) => [subject, session(subject)])),
    unitIds: new Map(units.map(({ id, name }) => [name, id])),
  };
}
