import type { Clock } from '../../domain/clock.ts';
import type { Engine } from '../../engine/client.ts';
import type { Knex } from 'knex';
import { z } from 'zod';

/** A task of the outbox: given its means once, then its payload at each try. Throwing means: try again later. */
export type OutboxTask = (means: {
  knex: Knex;
  engine: Engine;
  clock: Clock;
}) => (payload: unknown, job: { retried: boolean }) => Promise<void>;

/** What every command to the engine carries: the act's record, by which it is done once, and the variables. */
export const commandPayload = z.object({
  recordId: z.uuid(),
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
