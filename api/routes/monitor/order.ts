import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { cancelFlow } from '../../../database/application/cancel-flow.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { mendingsById, orderMending } from '../../../database/monitor/mendings.ts';
import { addNotice } from '../../../database/notice/add-notice.ts';
import { addRecord, systemEvents } from '../../../database/record/add-record.ts';
import type { InstanceRow } from '../../../database/views/monitor/instances.ts';
import { type Business, businessTitles } from '../../../domain/business.ts';
import { processIds } from '../../../domain/flow.ts';
import type { MendingCommand } from '../../../domain/monitor/mending.ts';
import type { Actor } from '../../../domain/rights.ts';
import type { Means } from '../../means.ts';

/** How long an answer waits for the engine's, in milliseconds. */
const patience = 5_000;

type Order = { instance: InstanceRow; command: MendingCommand; reason: string };

/** Whose flow it is that ends when this instance is cancelled; nobody's where it is called, or no flow of an application. */
export const endsApplication = ({
  command,
  instance,
}: Pick<Order, 'instance' | 'command'>): Business | undefined =>
  command.kind === 'cancel' && instance.applicationId !== null && instance.key === instance.rootKey
    ? (Object.keys(processIds) as Business[]).find((business) => processIds[business] === instance.processId)
    : undefined;

/**
 * the order, its line in the audit trail and its command to the engine in one transaction; then waits shortly for
 * what the engine says. Of an application whose flow is cancelled the end is part of it.
 */
export async function order(means: Means, actor: Actor, orders: readonly Order[]) {
  const { knex, clock, rests } = means;
  const at = clock.now();
  const ids: string[] = [];
  await knex.transaction(async (trx) => {
    for (const { instance, command, reason } of orders) {
      const instanceKey = instance.key;
      ids.push(await orderMending(trx, { instanceKey, command, reason, orderedBy: actor.accountId, at }));
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'instance_mended',
        object: 'process_instance',
        objectId: instanceKey,
        after: { ...command, reason },
        at,
      });
      const business = endsApplication({ instance, command });
      if (business) await endApplication(trx, actor, { instance, business, reason, at });
    }
  });
  const waits = ids.map((id) => ({ id, ...rests.next(id, patience) }));
  try {
    // Asked after the waits have begun: what was answered before is no longer waited for.
    const rows = await mendingsById(knex, ids);
    const open = new Set(rows.filter(({ state }) => state === 'ordered').map(({ id }) => id));
    await Promise.all(waits.filter(({ id }) => open.has(id)).map(({ rested }) => rested));
  } finally {
    for (const wait of waits) wait.cancel();
  }
  const rows = await mendingsById(knex, ids);
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

async function endApplication(
  trx: Knex.Transaction,
  actor: Actor,
  { instance, business, reason, at }: { instance: InstanceRow; business: Business; reason: string; at: Date },
): Promise<void> {
  const applicationId = instance.applicationId ?? '';
  const before = await cancelFlow(trx, applicationId, at);
  if (!before) return;
  await addRecord(trx, {
    id: randomUUID(),
    applicationId,
    event: 'flow_cancelled',
    title: systemEvents.flow_cancelled,
    accountId: actor.accountId,
    opinion: reason,
    at,
    audit: {
      address: actor.address,
      before: { state: before.state, unitId: before.unitId },
      after: { state: 'terminated', unitId: null },
    },
  });
  await addNotice(trx, {
    accountId: before.applicantId,
    unitId: null,
    applicationId,
    kind: 'terminated',
    text: `您的${businessTitles[business].usual}申报（${instance.number ?? ''}）已由平台中止，原因：${reason}。您可以重新申报。`,
    dedupeKey: `flow-cancelled-${applicationId}`,
    at,
  });
}
