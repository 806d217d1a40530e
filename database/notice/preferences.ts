import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type NoticePreferences = { email: string | null; mail: boolean; sms: boolean };

/** What holds for who has said nothing: SMS, and no mail, since no address is known. */
const unsaid: NoticePreferences = { email: null, mail: false, sms: true };

export const noticePreferences = async (knex: Db, accountId: string): Promise<NoticePreferences> =>
  (await queryOne<NoticePreferences>(
    knex,
    'select email, mail, sms from notice_preference where account_id = :accountId',
    { accountId },
  )) ?? unsaid;

export async function savePreferences(
  knex: Db,
  accountId: string,
  wanted: NoticePreferences,
  at: Date,
): Promise<void> {
  await query(
    knex,
    `insert into notice_preference (account_id, email, mail, sms, saved_at) values (:accountId, :email, :mail, :sms, :at)
     on conflict (account_id) do update set email = :email, mail = :mail, sms = :sms, saved_at = :at`,
    { accountId, ...wanted, at },
  );
}
