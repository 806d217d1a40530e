import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Person } from '../../../stack/http-client.ts';
import { type Watch, watchChanges } from '../../support/change-watch.ts';
import { documentedRoutes, type Route, seed } from '../../support/documented-routes.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';
import { expectSoundAnswer } from '../../support/refusals.ts';
import { rightsWorld } from '../../support/rights-calls.ts';
import { fitting, type Schema, withOneFault } from '../../support/schema-values.ts';

let api: OwnApi;
let watch: Watch;
let people: Person[];
let ids: string[];
let routes: Route[];
beforeAll(async () => {
  api = await ownApi();
  const world = await rightsWorld(api);
  people = Object.values(world.people);
  // Of applications, units, accounts, documents, batches, files: whoever asks, most of them are another's.
  const others = await api.knex('unit').limit(4).select<{ id: string }[]>('id');
  ids = [...Object.values(world.ids), ...others.map(({ id }) => id)];
  ({ routes } = await documentedRoutes(api.baseUrl));
  watch = await watchChanges(api.knex);
}, 60_000);
afterAll(() => api.stop());

/** Half a character cannot be written in an address, and a very long one does not come so far. */
const wellFormed = (one: unknown): string => {
  const text = typeof one === 'string' ? one : JSON.stringify(one);
  return text.toWellFormed().slice(0, 500) || 'x';
};
const nasty = fc.constantFrom('\u0000', '%', "'", '../..', '-1', '9'.repeat(300), '王'.repeat(150), '');

/** A right value, one with a fault, or nonsense. */
const parameter = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: fitting(schema, ids) },
    { weight: 1, arbitrary: withOneFault(fitting(schema, ids)) },
    { weight: 1, arbitrary: nasty },
  );

const attempts = (route: Route) => {
  const of = (where: 'path' | 'query') => route.parameters.filter((one) => one.in === where);
  const values = (where: 'path' | 'query', requiredKeys: string[]) =>
    fc.record(Object.fromEntries(of(where).map(({ name, schema }) => [name, parameter(schema)])), {
      requiredKeys,
    });
  const right = fitting(route.body ?? {}, ids);
  return fc.record({
    person: fc.nat(),
    path: values(
      'path',
      of('path').map(({ name }) => name),
    ),
    query: values('query', []),
    body: fc.oneof({ weight: 1, arbitrary: right }, { weight: 3, arbitrary: withOneFault(right) }),
  });
};

const addressOf = (route: Route, path: Record<string, unknown>, query: Record<string, unknown>): string => {
  const filled = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(wellFormed(path[name] ?? randomUUID())),
  );
  const search = Object.entries(query).map(([key, one]): [string, string] => [key, wellFormed(one)]);
  return `${filled}?${new URLSearchParams(search).toString()}`;
};

/** Gives the status of each answer. */
async function throwAt(route: Route, runs: number): Promise<number[]> {
  const statuses: number[] = [];
  await fc.assert(
    fc.asyncProperty(attempts(route), async ({ person, path, query, body }) => {
      const init: RequestInit = { method: route.method.toUpperCase() };
      if (route.method !== 'get') {
        init.body = JSON.stringify(body);
        init.headers = { 'content-type': 'application/json' };
      }
      const ask = () => people[person % people.length]?.raw(addressOf(route, path, query), init);
      statuses.push(await expectSoundAnswer(watch, () => Promise.resolve(ask())));
    }),
    { numRuns: runs, seed },
  );
  return statuses;
}

describe('whatever is thrown at the routes of /openapi.json', () => {
  test.each(['get', 'post', 'put', 'delete'])(
    'each %s answers with a sentence, names what is wrong with which field, and a refusal changes nothing',
    async (method) => {
      const mine = routes.filter((route) => route.method === method);
      expect(mine.length).toBeGreaterThan(1);
      const statuses: number[] = [];
      for (const route of mine) statuses.push(...(await throwAt(route, route.body ? 30 : 10)));
      // What is thrown reaches both: what is let in, and what is found wrong in its fields.
      expect([method, statuses.some((status) => status >= 400)]).toEqual([method, true]);
      if (method !== 'delete') {
        expect([method, statuses.some((status) => status < 400)]).toEqual([method, true]);
        expect([method, statuses.includes(422)]).toEqual([method, true]);
      }
    },
    120_000,
  );

  const json = { 'content-type': 'application/json' };
  test.each<[string, RequestInit]>([
    ['half a JSON', { body: '{"name":', headers: json }],
    ['a JSON that is no object', { body: '[1]', headers: json }],
    ['null', { body: 'null', headers: json }],
    ['two JSONs', { body: '{}{}', headers: json }],
    ['text', { body: '{}', headers: { 'content-type': 'text/plain' } }],
    ['XML', { body: '<a/>', headers: { 'content-type': 'application/xml' } }],
    ['another encoding', { body: '{}', headers: { 'content-type': 'application/json; charset=gbk' } }],
    ['bytes that are no UTF-8', { body: Buffer.from([0x22, 0xff, 0xfe, 0x22]), headers: json }],
    ['what is said to be compressed', { body: '{}', headers: { ...json, 'content-encoding': 'gzip' } }],
    ['a compression that nobody knows', { body: '{}', headers: { ...json, 'content-encoding': 'zip' } }],
    ['a form', { body: new URLSearchParams({ name: '批次' }) }],
    ['more than a megabyte', { body: JSON.stringify({ name: '字'.repeat(400_000) }), headers: json }],
    ['nesting without end', { body: '['.repeat(100_000), headers: json }],
  ])('%s is refused by each route that takes a body', async (_what, init) => {
    for (const route of routes.filter((one) => one.body)) {
      const path = addressOf(route, {}, {});
      const ask = () => people.at(-1)?.raw(path, { ...init, method: route.method.toUpperCase() });
      expect(await expectSoundAnswer(watch, () => Promise.resolve(ask()))).toBeGreaterThanOrEqual(400);
    }
  });

  test.each([
    'session=',
    'session=%00',
    'session=%E0%A4%A',
    'session="',
    'session=a.b.c; session=d',
    `session=${'x'.repeat(4000)}`,
    '=; ;;;=',
    '__proto__=1; constructor=2',
  ])('a cookie that says %s is nobody, and no error', async (cookie) => {
    for (const path of ['/api/me', '/api/applications', '/api/audit'])
      expect(
        await expectSoundAnswer(watch, () => new Person(api.baseUrl).raw(path, { headers: { cookie } })),
      ).toBe(401);
  });

  test('an address too long for the server, and what is no HTTP at all, are problems too', async () => {
    const answer = await people[0]?.raw(`/api/units?search=${'x'.repeat(20_000)}`, {});
    expect([answer?.status, await answer?.json()]).toEqual([
      431,
      expect.objectContaining({ code: 'REQUEST_LINE_TOO_LONG', detail: '请求地址或请求头过长' }),
    ]);
    const said = await new Promise<string>((resolve, reject) => {
      let read = '';
      const socket = connect(Number(new URL(api.baseUrl).port), '127.0.0.1', () =>
        socket.end('no http\r\n\r\n'),
      );
      socket
        .on('data', (part) => (read += String(part)))
        .on('close', () => resolve(read))
        .on('error', reject);
    });
    expect(said).toMatch(/^HTTP\/1\.1 400 [^]*problem\+json[^]*BODY_NOT_READABLE/);
  });
});
