import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { connect } from '../../database/connect.ts';
import { isMigrated, migrationConfig, prepareDatabase } from '../../database/migrate.ts';
import { query } from '../../database/query.ts';
import { ownDatabase } from '../support/ground.ts';
import { cipher } from '../support/keys.ts';

let database: Awaited<ReturnType<typeof ownDatabase>>;
let knex: Knex;

beforeAll(async () => {
  database = await ownDatabase();
  knex = connect(database.url, { max: 5, cipher });
});
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

const tables = (): Promise<{ name: string; keyed: boolean }[]> =>
  query(
    knex,
    `select c.relname as name, exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary) as keyed
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'migration%' order by 1`,
  );

describe('migrations', () => {
  test('several starts at once migrate once, and a lock that a killed one left does not stop them', async () => {
    const start = (): Promise<void> => prepareDatabase(knex, database.url, () => Promise.resolve());
    await Promise.all([start(), start()]);
    await knex('migration_lock').update({ is_locked: 1 });
    await start();
    expect(await isMigrated(knex)).toBe(true);
  });

  test('every table has a primary key', async () => {
    const found = await tables();
    expect(found.length).toBeGreaterThan(15);
    expect(found.filter(({ keyed }) => !keyed)).toEqual([]);
  });

  test('all of them go down and up again', async () => {
    const before = await tables();
    await knex.migrate.rollback(migrationConfig, true);
    expect(await tables()).toEqual([]);
    expect(await isMigrated(knex)).toBe(false);
    await knex.migrate.latest(migrationConfig);
    expect(await tables()).toEqual(before);
  });
});
