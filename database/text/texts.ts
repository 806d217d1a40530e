import type { TextKey } from '../../domain/text/texts.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type TextVersion = { version: number; text: string; validFrom: Date | null; person: string | null };

/** Of each text that somebody has written, the wording in force at this instant; of two the later version. */
export const textsAt = (knex: Db, at: Date): Promise<{ key: TextKey; version: number; text: string }[]> =>
  query(
    knex,
    'select distinct on (key) key, version, text from platform_text where valid_from <= :at order by key, version desc',
    { at },
  );

/** Every version that somebody has written, the latest first. */
export const textVersions = (knex: Db, key: TextKey): Promise<TextVersion[]> =>
  query(
    knex,
    `select t.version, t.text, t.valid_from as "validFrom", a.name as person
     from platform_text t join account a on a.id = t.created_by where t.key = :key order by t.version desc`,
    { key },
  );

type NewText = { key: TextKey; text: string; validFrom: Date; after: number; accountId: string; at: Date };

/** Adds a version after the one that its writer knew (0 for the first wording); nothing when another was faster. */
export const addText = (knex: Db, made: NewText): Promise<unknown> =>
  queryOne(
    knex,
    `insert into platform_text (key, version, text, valid_from, created_by, created_at)
     select :key, :after::int + 1, :text, :validFrom, :accountId, :at
     where (select coalesce(max(version), 0) from platform_text where key = :key) = :after::int
     on conflict (key, version) do nothing returning version`,
    made,
  );
