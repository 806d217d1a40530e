import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import { applyAct } from '../../database/application/apply-act.ts';
import { loadForAct } from '../../database/application/load-for-act.ts';
import { waitingToSign } from '../../database/application/waiting-to-sign.ts';
import { enqueue } from '../../database/outbox.ts';
import { addRecord, systemEvents } from '../../database/record/add-record.ts';
import type { OutboxTask } from './task.ts';

const payload = z.object({ unitId: z.uuid() });

/**
 * Moves what lies in a unit's 待签收 on to 待审核, without a handler, after signing was switched off (R-32, reading 4):
 * like an act, one transaction with its command. Applications that move just now are tried again.
 */
export const applySigning: OutboxTask =
  ({ knex, clock }) =>
  async (given) => {
    const { unitId } = payload.parse(given);
    const found = await waitingToSign(knex, unitId);
    const now = clock.now();
    let left = 0;
    for (const { id, moving } of found) {
      const moved = !moving && (await knex.transaction((trx) => passSigning(trx, id, unitId, now)));
      if (!moved) left++;
    }
    if (left > 0) throw new Error('some applications are moving; their signing is looked at again');
  };

/** False where somebody was faster: what came of it is looked at later. */
async function passSigning(
  trx: Knex.Transaction,
  applicationId: string,
  unitId: string,
  now: Date,
): Promise<boolean> {
  const found = await loadForAct(trx, applicationId, true);
  const { application, jobKey } = found ?? {};
  if (!application || application.moving || application.state !== 'to_sign') return false;
  if (application.unitId !== unitId || !jobKey) return false;
  const recordId = randomUUID();
  await applyAct(trx, applicationId, {}, { pendingAct: recordId, at: now });
  await addRecord(trx, {
    id: recordId,
    applicationId,
    event: 'signing_switched_off',
    title: systemEvents.signing_switched_off,
    unitId,
    at: now,
  });
  await enqueue(trx, {
    task: 'complete-task',
    recordId,
    applicationId,
    jobKey,
    variables: { outcome: 'sign' },
  });
  return true;
}
