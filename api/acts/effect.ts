import type { Knex } from 'knex';
import type { ApplicationChange } from '../../database/application/apply-act.ts';
import type { ApplicationForAct } from '../../database/application/load-for-act.ts';
import type { EngineVariables } from '../../database/outbox.ts';
import type { ActInput } from '../../domain/api/acts.ts';
import type { Act } from '../../domain/application/acts.ts';
import type { Actor } from '../../domain/rights.ts';

/** What an act works with: inside the transaction, under the application's lock, already found to be possible. */
export type ActCall<A extends Act> = {
  trx: Knex.Transaction;
  found: ApplicationForAct;
  actor: Actor;
  input: ActInput<A>;
  now: Date;
  today: string;
};

/** What an act does besides its row in the table of acts says. */
export type Effect = {
  change?: ApplicationChange;
  /** Variables for the engine; `outcome` among them is what the diagram branches on. */
  variables?: EngineVariables;
  /** The message's name, for acts whose command is a message. */
  message?: string;
  opinion?: string;
  details?: Record<string, unknown>;
  /** Not everything is worth a line in the record of handling. */
  silent?: true;
};

export type ActEffect<A extends Act> = (call: ActCall<A>) => Promise<Effect> | Effect;
