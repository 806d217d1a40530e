import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { applyAct } from '../../database/application/apply-act.ts';
import { loadForAct } from '../../database/application/load-for-act.ts';
import { calendarRevision } from '../../database/calendar/load.ts';
import { enqueue } from '../../database/outbox.ts';
import { publicitiesToReplan } from '../../database/publicity/to-replan.ts';
import { addRecord, systemEvents } from '../../database/record/add-record.ts';
import { dateInShanghai } from '../../domain/calendar/date.ts';
import { messages } from '../../domain/flow.ts';
import type { OutboxTask } from './task.ts';

/**
 * Has each running publicity reckoned anew after the calendar has changed: like an act, one transaction with
 * its message. Applications that move just now are tried again: they may have been reckoned a moment before.
 */
export const replanPublicity: OutboxTask =
  ({ knex, clock }) =>
  async () => {
    const now = clock.now();
    const found = await publicitiesToReplan(knex, await calendarRevision(knex), dateInShanghai(now));
    for (const { id, moving } of found) if (!moving) await knex.transaction((trx) => replanOne(trx, id, now));
    if (found.some(({ moving }) => moving))
      throw new Error('some applications are moving; their publicity is looked at again');
  };

async function replanOne(trx: Knex.Transaction, applicationId: string, now: Date): Promise<void> {
  const found = await loadForAct(trx, applicationId, true);
  if (!found || found.application.moving || found.application.state !== 'in_publicity') return;
  const recordId = randomUUID();
  await applyAct(trx, applicationId, {}, { pendingAct: recordId, at: now });
  await addRecord(trx, {
    id: recordId,
    applicationId,
    event: 'publicity_replanned',
    title: systemEvents.publicity_replanned,
    unitId: found.application.unitId,
    at: now,
  });
  await enqueue(trx, {
    task: 'publish-message',
    recordId,
    applicationId,
    name: messages.replanned,
    correlationKey: applicationId,
    variables: {},
  });
}
