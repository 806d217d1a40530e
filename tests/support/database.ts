import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import pg from 'pg';
import { connect } from '../../database/connect.ts';
import { prepareDatabase } from '../../database/migrate.ts';
import { cipher } from './keys.ts';
import { databaseUrl } from './platform.ts';
import { sources } from './sources.ts';

export type OwnDatabase = { knex: Knex; url: string; drop: () => Promise<void> };

/** Any number that nobody else locks: one test file makes the template, the others wait. */
const templateLock = 810_420_002;

/**
 * A database of the test's own with the platform's tables and nothing in them: cloned from a template, which the
 * first test that asks migrates. `TEST_DATABASE_URL` says where the server is; its database is not touched.
 */
export async function freshDatabase(): Promise<OwnDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = await migratedTemplate();
  await onServer(async (client) => {
    await client.query(`create database ${name} template ${template}`);
    // Nobody reads it after a crash, so no commit waits for the disk.
    await client.query(`alter database ${name} set synchronous_commit = off`);
  });
  const url = urlOf(name);
  const knex = connect(url, { max: 10, cipher });
  return {
    knex,
    url,
    drop: async () => {
      await knex.destroy();
      await onServer((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** Named after what the migrations say, so that a changed one never meets an old template. */
async function migratedTemplate(): Promise<string> {
  const hash = createHash('sha256');
  for (const { path, text } of await sources('database/migrations')) hash.update(path).update(text);
  const template = `template_${hash.digest('hex').slice(0, 16)}`;
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const found = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount) return;
    // Takes its name only once it is whole.
    const draft = `${template}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    const knex = connect(urlOf(draft), { max: 2, cipher });
    await prepareDatabase(knex, urlOf(draft), () => Promise.resolve());
    await knex.destroy();
    await client.query(`alter database ${draft} rename to ${template}`);
  });
  return template;
}

async function onServer<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(databaseUrl());
  url.pathname = `/${name}`;
  return url.href;
}
