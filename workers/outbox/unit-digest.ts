import type { Knex } from 'knex';
import { z } from 'zod';
import { addNotice } from '../../database/notice/add-notice.ts';
import { noticeTextOf } from '../../database/notice/texts.ts';
import { stuckApplications } from '../../database/views/stuck-applications.ts';
import { oldestWaiting, publicitiesEnding, restingWith, unitName } from '../../database/views/unit-week.ts';
import { businesses } from '../../domain/business.ts';
import { addDays, dateInShanghai } from '../../domain/calendar/date.ts';
import { digestOf, type Week } from '../../domain/notice/digest.ts';
import { noticeText, notices } from '../../domain/notice/notices.ts';
import type { OutboxTask } from './task.ts';

const payload = z.object({ unitId: z.uuid(), monday: z.iso.date() });

/** Stuck ones beyond this are not counted further. */
const stuckAtMost = 100;

/**
 * A unit's digest of one week: what waits, what stands still and why, which publicities end, as it is at this
 * moment of the platform's clock. One a week, however often it is ordered; none where there is nothing to say.
 */
export const unitDigest: OutboxTask =
  ({ knex, clock }) =>
  async (given) => {
    const { unitId, monday } = payload.parse(given);
    const now = clock.now();
    const unit = await unitName(knex, unitId);
    const summary = digestOf(await weekOf(knex, { unitId, monday, now }));
    if (!unit || summary === '') return;
    const template = (await noticeTextOf(knex, 'weekly_digest'))?.text ?? notices.weekly_digest.text;
    await addNotice(knex, {
      accountId: null,
      unitId,
      applicationId: null,
      kind: 'weekly_digest',
      text: noticeText(template, { unit: unit.name, summary }),
      dedupeKey: `weekly_digest/${unitId}/${monday}`,
      at: now,
    });
  };

async function weekOf(
  knex: Knex,
  { unitId, monday, now }: { unitId: string; monday: string; now: Date },
): Promise<Week> {
  const oldest = await oldestWaiting(knex, unitId, now);
  const stuck = await stuckApplications(knex, {
    unitId,
    businesses,
    today: dateInShanghai(now),
    after: undefined,
    limit: stuckAtMost + 1,
  });
  return {
    counts: await restingWith(knex, unitId),
    oldest: oldest ? dateInShanghai(oldest) : null,
    stuck: stuck.slice(0, stuckAtMost),
    moreStuck: stuck.length > stuckAtMost,
    publicitiesEnding: await publicitiesEnding(knex, {
      unitId,
      first: monday,
      last: addDays(monday, 6),
    }),
  };
}
