import { z } from 'zod';
import { isPending } from '../../database/outbox.ts';
import { commandPayload, type OutboxTask } from './task.ts';

const payload = commandPayload.extend({ name: z.string(), correlationKey: z.string() });

/** Publishes an act's message under the act's own id, which the engine takes only once. */
export const publishMessage: OutboxTask =
  ({ knex, engine }) =>
  async (given, { retried }) => {
    const { recordId, ...message } = payload.parse(given);
    if (!retried || (await isPending(knex, recordId)))
      await engine.publishMessage({ id: recordId, ...message });
  };
