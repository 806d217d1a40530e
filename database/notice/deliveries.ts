import type { NoticeKind } from '../../domain/notice/notices.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

export type Channel = 'mail' | 'sms';
export type Delivery = { id: string; channel: Channel; recipient: string; sentAt: Date | null };
export type NoticeToSend = { id: string; kind: NoticeKind; text: string };

export const noticeToSend = (knex: Db, id: string): Promise<NoticeToSend | undefined> =>
  queryOne(knex, 'select id, kind, text from notice where id = :id', { id });

/**
 * Notes to whom a notice goes by these channels: the person, or those who review in the unit, and by SMS the unit's contact;
 * of the notice's business, or of any where it is about no single application.
 * Whoever has switched a channel off is left out. Noted once, so that a later try knows what was sent; encrypted, since
 * a person's phone may be among them.
 */
export async function noteDeliveries(
  knex: Db,
  noticeId: string,
  channels: readonly Channel[],
): Promise<Delivery[]> {
  const cipher = cipherOf(knex);
  const found = await recipientsOf(knex, noticeId, channels);
  const recipients = found.map(({ recipient, encrypted }) =>
    encrypted ? cipher.decrypt('phone', recipient) : recipient,
  );
  await query(
    knex,
    `insert into notice_delivery (notice_id, channel, recipient, recipient_index)
     select :noticeId, * from unnest(:byChannel::text[], :recipients::text[], :indexes::text[])
     on conflict (notice_id, channel, recipient_index) do nothing`,
    {
      noticeId,
      byChannel: found.map(({ channel }) => channel),
      recipients: recipients.map((recipient) => cipher.encrypt('recipient', recipient)),
      indexes: recipients.map((recipient) => cipher.index('recipient', recipient)),
    },
  );
  const noted = await query<Delivery>(
    knex,
    `select id, channel, recipient, sent_at as "sentAt" from notice_delivery where notice_id = :noticeId order by channel, id`,
    { noticeId },
  );
  return noted.map((one) => ({ ...one, recipient: cipher.decrypt('recipient', one.recipient) }));
}

/** A person's phone comes encrypted; a unit's, which is public, and addresses of mail do not. */
const recipientsOf = (
  knex: Db,
  noticeId: string,
  channels: readonly Channel[],
): Promise<{ channel: Channel; recipient: string; encrypted: boolean }[]> =>
  query(
    knex,
    `select channel, recipient, encrypted from (
       select 'mail' as channel, p.email as recipient, false as encrypted
       from notice n join notice_preference p on p.account_id = n.account_id and p.mail
       where n.id = :noticeId
       union
       select 'mail', p.email, false from notice n left join application a on a.id = n.application_id
         join handler h on h.unit_id = n.unit_id and h.removed_at is null and h.permissions && case
           when a.id is null then array['initial_review', 'confirmation_review'] else array[a.business || '_review'] end
         join notice_preference p on p.account_id = h.account_id and p.mail
       where n.id = :noticeId
       union
       select 'sms', coalesce(f.phone, nullif(c.phone, '')), true from notice n join account c on c.id = n.account_id
         left join profile f on f.account_id = c.id left join notice_preference p on p.account_id = c.id
       where n.id = :noticeId and coalesce(p.sms, true)
       union
       select 'sms', coalesce(k.phone, u.contact_phone), false from notice n left join application a on a.id = n.application_id
         join unit u on u.id = n.unit_id left join unit_contact k on k.unit_id = u.id and k.business = a.business
       where n.id = :noticeId
     ) found where channel = any(:channels::text[]) and recipient is not null and recipient <> ''`,
    { noticeId, channels },
  );

/** What became of a try; `fault` is nothing when it was sent. */
export async function noteTry(
  knex: Db,
  { id, fault, at }: { id: string; fault: string | null; at: Date },
): Promise<void> {
  await query(
    knex,
    `update notice_delivery set attempts = attempts + 1, fault = :fault,
       sent_at = case when :fault::text is null then :at::timestamptz end where id = :id and sent_at is null`,
    { id, fault, at },
  );
}
