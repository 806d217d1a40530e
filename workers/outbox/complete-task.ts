import { z } from 'zod';
import { isPending } from '../../database/outbox.ts';
import { commandPayload, type OutboxTask } from './task.ts';

const payload = commandPayload.extend({ jobKey: z.string() });

/** Completes the human step that an act ended. A job that is gone was completed by an earlier try whose answer was lost. */
export const completeTask: OutboxTask =
  ({ knex, engine }) =>
  async (given, { retried }) => {
    const { recordId, jobKey, variables } = payload.parse(given);
    if (!retried || (await isPending(knex, recordId))) await engine.completeJob(jobKey, variables);
  };
