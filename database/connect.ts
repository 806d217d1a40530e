import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import type { Cipher } from './secret/cipher.ts';

// Dates stay the strings they are (`YYYY-MM-DD`): a date has no time and no zone. Engine keys are 64-bit: strings too.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/**
 * A pool on the database. The caller ends it with `knex.destroy()`. The cipher goes with it into every transaction
 * (`cipherOf`), so that no operation need be handed it. Errors say the statement, never the values bound to it.
 */
export function connect(
  databaseUrl: string,
  options: { max?: number; applicationName?: string; cipher?: Cipher } = {},
): Knex {
  const knex = knexFactory({
    client: 'pg',
    connection: {
      connectionString: databaseUrl,
      application_name: options.applicationName ?? 'title-review',
    },
    pool: { min: 0, max: options.max ?? 20 },
    acquireConnectionTimeout: 10_000,
    compileSqlOnError: false,
  });
  knex.userParams = { cipher: options.cipher };
  return knex;
}

/**
 * A pool for the queue's own bookkeeping, which need not wait for the disk: a lock or a completion lost with the
 * server means that a command is tried once more. Acts enqueue through `connect`, and do wait.
 */
export function connectQueue(databaseUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    application_name: 'title-review outbox',
    options: '-c synchronous_commit=off',
  });
  // The pool replaces a broken connection; unheard, its error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** What every operation takes first: the caller decides on the transaction. */
export type Db = Knex | Knex.Transaction;
