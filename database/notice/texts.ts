import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type NoticeTextRow = { kind: string; version: number; text: string };

/** The latest text of each kind that somebody has written; kinds with their default are not among them. */
export const noticeTexts = (knex: Db): Promise<NoticeTextRow[]> =>
  query(knex, 'select distinct on (kind) kind, version, text from notice_text order by kind, version desc');

export const noticeTextOf = (knex: Db, kind: string): Promise<NoticeTextRow | undefined> =>
  queryOne(
    knex,
    'select kind, version, text from notice_text where kind = :kind order by version desc limit 1',
    { kind },
  );

/** The next version, after the one that the writer knew (0 for the default); nothing when somebody was faster. */
export const writeNoticeText = (
  knex: Db,
  written: { kind: string; after: number; text: string; accountId: string; at: Date },
): Promise<NoticeTextRow | undefined> =>
  queryOne(
    knex,
    `insert into notice_text (kind, version, text, created_by, created_at)
     select :kind, :after::int + 1, :text, :accountId, :at
     where :after::int = coalesce((select max(version) from notice_text where kind = :kind), 0)
     on conflict do nothing returning kind, version, text`,
    written,
  );
