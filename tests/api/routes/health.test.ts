import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';

let api: OwnApi;
let person: Person;
beforeAll(async () => {
  api = await ownApi();
  // Whoever watches may hold a session cookie: it must not matter.
  person = await Person.signedIn(api.baseUrl, 'applicant-1');
});
afterAll(() => api.stop());

describe('/readyz says what is not ready', () => {
  test('nothing', async () => {
    const { status, body } = await person.get('/readyz');
    expect([status, body]).toEqual([200, { ready: true, database: true, migrations: true, engine: true }]);
  });

  test('the engine', async () => {
    api.engine.ready = false;
    const { status, body } = await person.get('/readyz');
    api.engine.ready = true;
    expect([status, body]).toEqual([503, { ready: false, database: true, migrations: true, engine: false }]);
  });

  test('a missing migration', async () => {
    const last = await api.knex('migration').orderBy('id', 'desc').first<{ id: number }>();
    await api.knex('migration').where({ id: last.id }).del();
    const { status, body } = await person.get('/readyz');
    await api.knex('migration').insert(last);
    expect([status, body]).toEqual([503, { ready: false, database: true, migrations: false, engine: true }]);
  });

  test('the database, while the process is alive', async () => {
    await using other = await ownApi();
    const signedIn = await Person.signedIn(other.baseUrl, 'applicant-1');
    await other.knex.destroy();
    const { status, body } = await signedIn.get('/readyz');
    expect([status, body]).toEqual([503, { ready: false, database: false, migrations: false, engine: true }]);
    expect((await signedIn.get('/healthz')).body).toEqual({ alive: true });
  });
});
