import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contracts } from '../../domain/api/index.ts';
import type { Contract } from '../../domain/api/contract.ts';
import { Person } from '../../stack/http-client.ts';
import { buildInitialForm } from '../support/builders/forms.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';

let api: OwnApi;
let people: Person[];
/** Ids that exist, of this person or of others: of units, accounts, applications. */
let ids: string[];
beforeAll(async () => {
  api = await ownApi();
  people = await Promise.all(
    ['applicant-1', 'handler-south-bureau-1', 'legal-south-hospital', 'administrator'].map((subject) =>
      Person.signedIn(api.baseUrl, subject),
    ),
  );
  people.push(new Person(api.baseUrl));
  const units = await api.knex('unit').select<{ id: string; name: string }[]>('id', 'name');
  const unit = (name: string): string => units.find((one) => one.name === name)?.id ?? '';
  const draft = await people[0]?.post('/api/applications', {
    business: 'initial',
    acceptingUnitId: unit('南山区人力资源和社会保障局'),
    workUnitId: unit('南山区人民医院'),
    form: buildInitialForm(),
  });
  const accounts = await api.knex('account').limit(3).select<{ id: string }[]>('id');
  ids = [String(draft?.body.id), ...units.slice(0, 5).map(({ id }) => id), ...accounts.map(({ id }) => id)];
});
afterAll(() => api.stop());

const nasty = fc.constantFrom(
  '',
  '\u0000',
  '\ud800',
  "'; drop table application; --",
  '../../etc/passwd',
  '𠮷'.repeat(3000),
  '<script>alert(1)</script>',
  '9'.repeat(400),
  '-1',
  '2026-02-30',
  'constructor',
  '__proto__',
);
const known = fc.nat().map((n) => ids[n % ids.length] ?? '');
const text = fc.oneof(nasty, known, fc.string({ maxLength: 40 }), fc.uuid());
const value = fc.oneof(
  { depthSize: 'small' },
  text,
  fc.jsonValue({ maxDepth: 3 }),
  fc.double(),
  fc.bigInt().map(String),
);

/** The keys that a body may have, so that what is thrown reaches deeper than «no such field». */
function keysOf(schema: unknown): string[] {
  const { shape } = (schema ?? {}) as { shape?: object };
  return Object.keys(shape ?? {});
}
function bodies(contract: Contract): fc.Arbitrary<unknown> {
  const keys = keysOf(contract.body);
  if (keys.length === 0) return value;
  const some = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: keys.length });
  return fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: value });
}

const attempts = (contract: Contract) =>
  fc.record({
    person: fc.nat(4),
    path: fc.array(text, { minLength: 3, maxLength: 3 }),
    query: fc.dictionary(fc.constantFrom(...keysOf(contract.query), 'unknown'), text, { maxKeys: 4 }),
    body: bodies(contract),
  });

const addressOf = (contract: Contract, path: string[], query: Record<string, string>): string => {
  const params = [...path];
  const filled = contract.path.replace(/\{\w+\}/g, () =>
    encodeURIComponent(wellFormed(params.pop() ?? randomUUID())),
  );
  const search = new URLSearchParams(
    Object.entries(query).map(([key, one]): [string, string] => [key, wellFormed(one)]),
  );
  return `${filled}?${search.toString()}`;
};
/** Half a character cannot be written in an address, and a very long one does not come so far. */
const wellFormed = (one: string): string => one.toWellFormed().slice(0, 500) || 'x';

/** The clock of the demo moves all tests' time; the rest answers whatever it is asked. */
const open = contracts.filter(({ path }) => !path.startsWith('/api/demo/'));

describe('whatever is thrown at a route', () => {
  test.each(open.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
    '%s answers with a sentence, and breaks nothing',
    async (_name, contract) => {
      await fc.assert(
        fc.asyncProperty(attempts(contract), async ({ person, path, query, body }) => {
          const init: RequestInit = { method: contract.method.toUpperCase() };
          if (contract.method !== 'get') {
            init.body = JSON.stringify(body);
            init.headers = { 'content-type': 'application/json' };
          }
          const answer = await people[person]?.raw(addressOf(contract, path, query), init);
          const isJson = answer?.headers.get('content-type')?.includes('json');
          const said = (isJson ? await answer?.json() : {}) as { detail?: string; code?: string };
          if (!isJson) await answer?.body?.cancel();
          expect(answer?.status).toBeLessThan(contract.path === '/readyz' ? 600 : 500);
          if ((answer?.status ?? 500) >= 400 && contract.path !== '/readyz')
            expect(said.detail).toMatch(/[一-龥]/);
        }),
        { numRuns: 60 },
      );
    },
  );

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

  test('and the tables are all still there', async () => {
    expect((await people[0]?.get('/readyz'))?.body).toMatchObject({ database: true, migrations: true });
    // What was thrown may well have been a right request of somebody who may: only the tables are sure.
    for (const table of ['unit', 'account', 'handler'])
      expect(
        Number((await api.knex(table).count<{ count: string }[]>('* as count'))[0]?.count),
      ).toBeGreaterThan(0);
  });
});
