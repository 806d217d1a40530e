import { z } from 'zod';
import { isPending } from '../../database/outbox.ts';
import type { OutboxTask } from './task.ts';

const payload = z.object({
  recordId: z.uuid(),
  name: z.string(),
  correlationKey: z.string(),
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** Publishes an act's message under the act's own id, which the engine takes only once. */
export const publishMessage: OutboxTask =
  ({ knex, engine }) =>
  async (given) => {
    const { recordId, ...message } = payload.parse(given);
    if (await isPending(knex, recordId)) await engine.publishMessage({ id: recordId, ...message });
  };
