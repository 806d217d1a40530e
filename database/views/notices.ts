import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type NoticeRow = {
  id: string;
  applicationId: string | null;
  kind: string;
  text: string;
  unit: string | null;
  at: Date;
  read: boolean;
};

/** Whose notices: a person's own, and those of the units for which they act. */
export type Addressee = { accountId: string; unitIds: readonly string[] };
export type NoticeKey = { at: Date; id: string };

const columns = `n.id, n.application_id as "applicationId", n.kind, n.text, u.name as unit, n.created_at as at,
  exists (select 1 from notice_read r where r.account_id = :accountId and r.notice_id = n.id) as read`;

/** Each addressee's rows in the order of an index, as many as a page may need. */
const rowsOf = (where: string, order: 'asc' | 'desc'): string => `(
    select * from notice where account_id = :accountId and ${where} order by created_at ${order}, id ${order} limit :limit)
  union all
  select mine.* from unnest(:unitIds::uuid[]) as of_unit (id) cross join lateral (
    select * from notice where unit_id = of_unit.id and ${where} order by created_at ${order}, id ${order} limit :limit) mine`;

/** the newest first, from behind a key. */
export const noticesFor = (
  knex: Db,
  to: Addressee,
  page: { after: NoticeKey | undefined; limit: number },
): Promise<NoticeRow[]> =>
  query<NoticeRow>(
    knex,
    `select ${columns} from (${rowsOf('(created_at, id) < (:at, :id)', 'desc')}) n left join unit u on u.id = n.unit_id
     order by n.created_at desc, n.id desc limit :limit`,
    { ...to, limit: page.limit, at: page.after?.at ?? 'infinity', id: page.after?.id ?? lastId },
  );

/** What came after a key, the oldest first: for a page that was away for a moment. */
export const noticesSince = (
  knex: Db,
  to: Addressee,
  since: NoticeKey,
  limit: number,
): Promise<NoticeRow[]> =>
  query<NoticeRow>(
    knex,
    `select ${columns} from (${rowsOf('(created_at, id) > (:at, :id)', 'asc')}) n left join unit u on u.id = n.unit_id
     order by n.created_at, n.id limit :limit`,
    { ...to, limit, ...since },
  );

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** One notice, if it is for them. */
export const noticeFor = (knex: Db, to: Addressee, id: string): Promise<NoticeRow | undefined> =>
  queryOne<NoticeRow>(
    knex,
    `select ${columns} from notice n left join unit u on u.id = n.unit_id
     where n.id = :id and (n.account_id = :accountId or n.unit_id = any(:unitIds::uuid[]))`,
    { ...to, id },
  );

/** Unread ones among the latest; beyond `most` they are not counted further. */
export async function countUnread(knex: Db, to: Addressee, most: number): Promise<number> {
  const row = await queryOne<{ count: number }>(
    knex,
    `select count(*)::int as count from (
       select 1 from (${rowsOf('true', 'desc')}) n
       where not exists (select 1 from notice_read r where r.account_id = :accountId and r.notice_id = n.id) limit :limit) unread`,
    { ...to, limit: most },
  );
  return row?.count ?? 0;
}

/** Marks as read what is theirs, of these ids or, without any, of the latest. */
export async function markRead(
  knex: Db,
  to: Addressee,
  { ids, at, most }: { ids: readonly string[] | null; at: Date; most: number },
): Promise<void> {
  await query(
    knex,
    `insert into notice_read (notice_id, account_id, read_at)
     select n.id, :accountId, :now from (${rowsOf('(:ids::uuid[] is null or id = any(:ids::uuid[]))', 'desc')}) n
     on conflict do nothing`,
    { ...to, ids, now: at, limit: most },
  );
}
