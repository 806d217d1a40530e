import type { Clock } from '../../domain/clock.ts';
import type { Engine } from '../../engine/client.ts';
import type { Knex } from 'knex';

/** A task of the outbox: given its means once, then its payload at each try. Throwing means: try again later. */
export type OutboxTask = (means: {
  knex: Knex;
  engine: Engine;
  clock: Clock;
}) => (payload: unknown) => Promise<void>;
