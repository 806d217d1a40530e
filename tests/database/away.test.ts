import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { isAway } from '../../database/away.ts';
import { connect } from '../../database/connect.ts';
import { freePorts } from '../../stack/ports.ts';
import { freshDatabase, type OwnDatabase } from '../support/database.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const errorOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('nothing went wrong');
};

/** What a query answers on a pool of its own at this address. */
async function errorAt(change: (url: URL) => void, work: (knex: Knex) => Promise<unknown>): Promise<unknown> {
  const url = new URL(database.url);
  change(url);
  const knex = connect(url.href, { max: 1 });
  try {
    return await errorOf(work(knex));
  } finally {
    await knex.destroy();
  }
}
const unchanged = (): void => undefined;
const ask = (knex: Knex): Promise<unknown> => knex.raw('select 1');
const endOwnConnection = (knex: Knex): Promise<unknown> =>
  knex.raw('select pg_terminate_backend(pg_backend_pid())');

describe('a database that is away', () => {
  test('is known where nothing listens', async () => {
    const [port] = await freePorts(1);
    expect(isAway(await errorAt((url) => (url.port = String(port)), ask))).toBe(true);
  });

  test('is known where the host has no address', async () => {
    expect(isAway(await errorAt((url) => (url.hostname = 'nowhere.invalid'), ask))).toBe(true);
  });

  test('is known when an administrator ends the connection', async () => {
    const error = await errorAt(unchanged, endOwnConnection);
    expect(error).toMatchObject({ code: '57P01' });
    expect(isAway(error)).toBe(true);
  });

  test('is known when a transaction loses its connection', async () => {
    const error = await errorAt(unchanged, (knex) =>
      knex.transaction(async (trx) => {
        await endOwnConnection(trx).catch(() => undefined);
        await trx.raw('select 1');
      }),
    );
    expect(isAway(error)).toBe(true);
  });

  test('is known when it takes no more connections', async () => {
    const name = new URL(database.url).pathname.slice(1);
    await database.knex.raw('alter database ?? connection limit 0', [name]);
    const role = 'limited';
    await database.knex.raw(`create role ${role} login password 'limited'`);
    try {
      const error = await errorAt((url) => {
        url.username = role;
        url.password = role;
      }, ask);
      expect(error).toMatchObject({ code: '53300' });
      expect(isAway(error)).toBe(true);
    } finally {
      await database.knex.raw(`drop role ${role}`);
    }
  });

  test.each(['select 1 / 0', 'select nothing', 'select 1 from nowhere'])(
    'is not what a faulty statement says: %s',
    async (statement) => {
      expect(isAway(await errorOf(database.knex.raw(statement)))).toBe(false);
    },
  );

  test('is not what anything else throws', () => {
    for (const error of [new Error('no'), new TypeError('no'), 'text', undefined, { code: 14 }])
      expect(isAway(error)).toBe(false);
  });
});
