import knexFactory, { type Knex } from 'knex';
import pg from 'pg';

// Dates stay the strings they are (`YYYY-MM-DD`): a date has no time and no zone. Engine keys are 64-bit: strings too.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/** A pool on the database. The caller ends it with `knex.destroy()`. */
export function connect(databaseUrl: string, options: { max?: number; applicationName?: string } = {}): Knex {
  return knexFactory({
    client: 'pg',
    connection: {
      connectionString: databaseUrl,
      application_name: options.applicationName ?? 'title-review',
    },
    pool: { min: 0, max: options.max ?? 20 },
    acquireConnectionTimeout: 10_000,
  });
}

/** What every operation takes first: the caller decides on the transaction. */
export type Db = Knex | Knex.Transaction;
