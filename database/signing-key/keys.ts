import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type PublishedKey = { id: string; publicKey: string; since: Date };

/** Publishes a key before it signs for the first time. Keys stay for good: what they have signed must stay provable. */
export async function publishKey(knex: Db, key: { id: string; publicKey: string }, at: Date): Promise<void> {
  await query(
    knex,
    `insert into signing_key (id, public_key, created_at) values (:id, :publicKey, :at) on conflict (id) do nothing`,
    { ...key, at },
  );
}

export const publishedKeys = (knex: Db): Promise<PublishedKey[]> =>
  query<PublishedKey>(
    knex,
    'select id, public_key as "publicKey", created_at as since from signing_key order by created_at desc, id limit 100',
  );

export const keyById = (knex: Db, id: string): Promise<{ publicKey: string } | undefined> =>
  queryOne(knex, 'select public_key as "publicKey" from signing_key where id = :id', { id });
