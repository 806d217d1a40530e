import { addNotice } from '../database/notice/add-notice.ts';
import { noticeTextOf } from '../database/notice/texts.ts';
import { noticeFacts } from '../database/notice/facts.ts';
import { businessTitles } from '../domain/business.ts';
import { notification } from '../domain/jobs/notification.ts';
import { type NoticeKind, noticeText, notices } from '../domain/notice/notices.ts';
import { worker } from './worker.ts';

/** who is told what stands in `domain/notice`; the job's key makes it once. */
export default worker(notification, async ({ input, headers, jobKey, knex, now }) => {
  const facts = await noticeFacts(knex, input.applicationId);
  if (!facts) return {};
  const row = notices[headers.notice];
  // While publicity runs the unit has nothing to do yet, unless an objection waits for its outcome: no reminder.
  const waitsForPublicity =
    facts.state === 'in_publicity' && !facts.publicity_over && facts.open_objections === 0;
  // A late run must not announce the end of the publicity that runs now.
  const tooEarly = headers.notice === 'publicity_over' && !facts.publicity_over;
  const unitId = row.to === 'unit' ? unitToTell(headers.notice, input.nextUnitId, facts.unit_id) : null;
  if ((headers.notice === 'task_waiting' && waitsForPublicity) || tooEarly || (row.to === 'unit' && !unitId))
    return {};
  const template = (await noticeTextOf(knex, headers.notice))?.text ?? row.text;
  await addNotice(knex, {
    ...input,
    accountId: row.to === 'applicant' ? facts.applicant_id : null,
    unitId,
    kind: headers.notice,
    text: noticeText(template, {
      number: facts.number ?? '',
      business: businessTitles[facts.business].usual,
      event: facts.event ?? '',
      unit: facts.event_unit ?? '',
      reason: facts.reason ?? '',
      because: facts.reason ? `，原因：${facts.reason}` : '',
      certificate: facts.certificate ?? '',
    }),
    // One publicity ends once, also where its step is entered again later.
    dedupeKey: headers.notice === 'publicity_over' && facts.publicity_id ? facts.publicity_id : jobKey,
    at: now,
  });
  return {};
});

const unitToTell = (
  notice: NoticeKind,
  nextUnitId: string | null | undefined,
  unitId: string | null,
): string | null => (notice === 'came_back' ? (nextUnitId ?? unitId) : unitId);
