import type { Clock } from '../../domain/clock.ts';
import type { Engine } from '../../engine/client.ts';
import type { Knex } from 'knex';
import type { Seal } from '../../pdf/seal.ts';
import type { Storage } from '../../storage/storage.ts';
import { z } from 'zod';

/** A task of the outbox: given its means once, then its payload at each try. Throwing means: try again later. */
export type OutboxTask = (means: {
  knex: Knex;
  engine: Engine;
  clock: Clock;
}) => (payload: unknown, job: { retried: boolean }) => Promise<void>;

/** What making documents takes. */
export type ArchiveMeans = { knex: Knex; clock: Clock; storage: Storage; seal: Seal; publicUrl: string };

/** What every command to the engine carries: the act's record, by which it is done once, and the variables. */
export const commandPayload = z.object({
  recordId: z.uuid(),
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
