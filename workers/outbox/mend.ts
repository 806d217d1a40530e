import { z } from 'zod';
import { answerMending, orderedMending } from '../../database/monitor/mendings.ts';
import type { OutboxTask } from './task.ts';

const payload = z.object({ mendingId: z.uuid() });

/** what an administrator has ordered of the engine; what came of it is kept beside the order. */
export const mend: OutboxTask =
  ({ knex, engine, clock }) =>
  async (given) => {
    const { mendingId } = payload.parse(given);
    const ordered = await orderedMending(knex, mendingId);
    if (!ordered) return;
    const answer = await engine.mend(ordered.instanceKey, ordered.command);
    await answerMending(knex, mendingId, answer, clock.now());
  };
