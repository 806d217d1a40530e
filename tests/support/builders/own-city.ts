import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { createDocument, publishDocument } from '../../../database/approval-document/documents.ts';
import { upsertAccount } from '../../../database/identity/upsert-account.ts';
import { queryOne } from '../../../database/query.ts';
import { seedCalendars, seedDemo } from '../../../stack/seed.ts';
import { signer } from '../keys.ts';
import { publishKey } from '../../../database/signing-key/keys.ts';
import { freshDatabase } from '../database.ts';
import { firstRun as at } from '../run-job.ts';

/** The demo city in a database of the test's own, with no engine behind it. */
export type OwnCity = { knex: Knex; unit: (name: string) => Promise<string>; drop: () => Promise<void> };

export async function ownCity(): Promise<OwnCity> {
  const { knex, drop } = await freshDatabase();
  await seedDemo(knex, at);
  await seedCalendars(knex, at);
  await publishKey(knex, signer.key, at);
  return cityOn(knex, drop);
}

/** The demo city in a database that somebody else brought, such as `ownApi`. */
export const cityOn = (knex: Knex, drop: () => Promise<void> = () => Promise.resolve()): OwnCity => ({
  knex,
  drop,
  unit: (name) => idOf(knex, 'select id from unit where name = :name', name),
});

export const newApplicant = ({ knex }: OwnCity): Promise<string> =>
  upsertAccount(knex, {
    subject: randomUUID(),
    kind: 'individual',
    name: '测试申报人',
    phone: '13900000000',
    now: new Date(),
    administrator: false,
  });

async function idOf(knex: Knex, sql: string, name: string): Promise<string> {
  const row = await queryOne<{ id: string }>(knex, sql, { name });
  if (!row) throw new Error(`${name} is not there`);
  return row.id;
}

/** A document of the unit for initial recognition, published unless said otherwise. */
export async function ownDocument(
  city: OwnCity,
  unit: string,
  over: { kind?: 'issue' | 'revoke'; published?: boolean } = {},
): Promise<string> {
  const made = await createDocument(city.knex, {
    unitId: await city.unit(unit),
    number: `南人社职〔2026〕${randomUUID()}`,
    title: '关于职称证书的通知',
    kind: over.kind ?? 'issue',
    business: 'initial',
    dated: '2026-03-02',
    createdBy: await newApplicant(city),
    at,
  });
  if (!made) throw new Error('no document');
  if (over.published ?? true) await publishDocument(city.knex, made.id, at);
  return made.id;
}

let keys = 2251799813685248n;
/** The engine's next key: keys grow. */
export const nextKey = (): string => String(++keys);
