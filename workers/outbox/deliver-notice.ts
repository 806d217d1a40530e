import { z } from 'zod';
import { type Delivery, noteDeliveries, noteTry, noticeToSend } from '../../database/notice/deliveries.ts';
import { notices } from '../../domain/notice/notices.ts';
import type { Senders } from '../notices/senders.ts';
import type { OutboxTask } from './task.ts';

const payload = z.object({ noticeId: z.uuid() });

/**
 * Takes a notice to its recipients by mail and SMS, where these are set up. Each recipient is sent it once, as far as
 * one can know: after a crash between sending and noting it goes again under the same id, by which the other side tells.
 * What fails is tried again; those who have it are left in peace.
 */
export const deliverNotice =
  (senders: Senders): OutboxTask =>
  ({ knex, clock }) =>
  async (given) => {
    const { noticeId } = payload.parse(given);
    const notice = await noticeToSend(knex, noticeId);
    if (!notice || senders.channels.length === 0) return;
    const { title } = notices[notice.kind];
    const faults: unknown[] = [];
    for (const delivery of await noteDeliveries(knex, noticeId, senders.channels)) {
      if (delivery.sentAt) continue;
      const fault = await faultOf(senders, delivery, { title, text: notice.text });
      await noteTry(knex, { id: delivery.id, fault, at: clock.now() });
      if (fault !== null) faults.push(fault);
    }
    if (faults.length > 0)
      throw new Error(`${faults.length} recipients could not be reached: ${String(faults[0])}`);
  };

async function faultOf(
  senders: Senders,
  { id, channel, recipient }: Delivery,
  said: { title: string; text: string },
): Promise<string | null> {
  try {
    await senders.send(channel, { id, recipient, ...said });
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 500);
  }
}
