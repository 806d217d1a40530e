import { runMigrations } from 'graphile-worker';
import type { Knex } from 'knex';
import { migrations } from './migrations/index.ts';

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

/**
 * Brings the platform's tables and the queue's own schema to the newest version. Safe to run at every start and
 * from several processes at once: Knex and graphile-worker both take a lock.
 */
export async function migrate(knex: Knex, databaseUrl: string): Promise<void> {
  await knex.migrate.latest(migrationConfig);
  await runMigrations({ connectionString: databaseUrl });
}

/** True when the database answers and no migration is missing. */
export async function isMigrated(knex: Knex): Promise<boolean> {
  const [, pending] = (await knex.migrate.list(migrationConfig)) as [unknown[], unknown[]];
  return pending.length === 0;
}
