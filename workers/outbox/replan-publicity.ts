import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { applyAct } from '../../database/application/apply-act.ts';
import { loadForAct } from '../../database/application/load-for-act.ts';
import { calendarRevision } from '../../database/calendar/load.ts';
import { enqueue, enqueueReplanning } from '../../database/outbox.ts';
import { publicitiesToReplan, someMoving } from '../../database/publicity/to-replan.ts';
import { addRecord, systemEvents } from '../../database/record/add-record.ts';
import { dateInShanghai } from '../../domain/calendar/date.ts';
import { messages } from '../../domain/flow.ts';
import { reckonResults } from './reckon-results.ts';
import type { OutboxTask } from './task.ts';

/** How many applications one run takes: it must end long before the queue takes its process for dead. */
export const portion = 200;

/**
 * Has each running publicity reckoned anew after the calendar has changed: like an act, one transaction with
 * its message. After a full portion the next one is ordered. Applications that move just now are tried again: they may
 * have been reckoned a moment before. Publicities of results have no timer and are reckoned here.
 */
export const replanPublicity: OutboxTask =
  ({ knex, clock }) =>
  async () => {
    const now = clock.now();
    const ask = { revision: await calendarRevision(knex), today: dateInShanghai(now) };
    const results = await reckonResults(knex, ask.today, portion);
    const movingBefore = await someMoving(knex, ask);
    const found = await publicitiesToReplan(knex, { ...ask, limit: portion });
    for (const id of found) await knex.transaction((trx) => replanOne(trx, id, now));
    if (found.length === portion || results === portion) await enqueueReplanning(knex);
    else if (movingBefore)
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
