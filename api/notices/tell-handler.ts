import type { Db } from '../../database/connect.ts';
import { addNotice } from '../../database/notice/add-notice.ts';
import { noticeTextOf } from '../../database/notice/texts.ts';
import { noticeText, notices } from '../../domain/notice/notices.ts';

type Told = {
  kind: 'handed_over' | 'deputised' | 'deputy_ended';
  accountId: string;
  applicationId: string | null;
  facts: Parameters<typeof noticeText>[1];
  dedupeKey: string;
  at: Date;
};

/** tells a handler what falls to them, in the caller's transaction. */
export async function tellHandler(knex: Db, { kind, facts, ...to }: Told): Promise<void> {
  const template = (await noticeTextOf(knex, kind))?.text ?? notices[kind].text;
  await addNotice(knex, { ...to, kind, unitId: null, text: noticeText(template, facts) });
}
