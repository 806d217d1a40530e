import { runMigrations } from 'graphile-worker';
import type { Knex } from 'knex';
import pg from 'pg';
import { migrations } from './migrations/index.ts';
import { encryptStored } from './secret/encrypt-stored.ts';

/** Knex's view of the list in `migrations/index.ts`. */
const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: () => Promise.resolve(Object.keys(migrations)),
  getMigrationName: (name) => name,
  getMigration: (name) => Promise.resolve(migrations[name] as Knex.Migration),
};

export const migrationConfig: Knex.MigratorConfig = {
  migrationSource,
  tableName: 'migration',
  disableMigrationsListValidation: false,
};

/** Any number that nobody else locks. */
const startLock = 810_420_001;

/**
 * Brings the platform's tables and the queue's own schema to the newest version, encrypts what does not lie under the
 * connection's key, then runs `seed`. Safe at every start and from several processes at once: they queue up at one
 * advisory lock, which also makes it safe to take away the lock that a killed migration left behind. Fault:
 * DATA_KEY_UNKNOWN.
 */
export async function prepareDatabase(
  knex: Knex,
  databaseUrl: string,
  seed: () => Promise<void>,
): Promise<void> {
  const holder = new pg.Client({ connectionString: databaseUrl });
  await holder.connect();
  try {
    await holder.query('select pg_advisory_lock($1)', [startLock]);
    await knex.migrate.forceFreeMigrationsLock(migrationConfig);
    await knex.migrate.latest(migrationConfig);
    await runMigrations({ connectionString: databaseUrl });
    await encryptStored(knex);
    await seed();
  } finally {
    await holder.end();
  }
}

/** True when the database answers and no migration is missing. */
export async function isMigrated(knex: Knex): Promise<boolean> {
  const [, pending] = (await knex.migrate.list(migrationConfig)) as [unknown[], unknown[]];
  return pending.length === 0;
}
