import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';

let api: OwnApi;
let person: Person;
beforeAll(async () => {
  api = await ownApi();
  person = await Person.signedIn(api.baseUrl, 'applicant-1');
});
afterAll(() => api.stop());

const post = (headers: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: '{}',
  headers: { 'content-type': 'application/json', ...headers },
});

describe('a request of another site', () => {
  const create = (headers: Record<string, string>): Promise<Response> =>
    person.raw('/api/demo/clock', post(headers));

  test.each<[string, Record<string, string>]>([
    ['by Origin', { origin: 'https://evil.example' }],
    ['by an Origin without a name', { origin: 'null' }],
    ['by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    [
      'by Sec-Fetch-Site, whatever the Origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
    ],
    ['of a sister site', { 'sec-fetch-site': 'same-site' }],
  ])('is refused %s', async (_what, headers) => {
    const answer = await create(headers);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      403,
      'CROSS_SITE_REQUEST',
    ]);
  });

  test('cannot log anybody out', async () => {
    const answer = await person.raw('/auth/logout', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
    expect((await person.get('/api/me')).status).toBe(200);
  });

  test('may still read what is public to links, and our own pages and programs are let in', async () => {
    expect((await person.raw('/healthz', { headers: { origin: 'https://evil.example' } })).status).toBe(200);
    const ours: Record<string, string>[] = [
      {},
      { origin: api.baseUrl },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
    ];
    for (const headers of ours) expect((await create(headers)).status).toBe(422);
  });

  test('our own pages are known behind a proxy that asks under another name', async () => {
    await using proxied = await ownApi(() => ({ publicUrl: 'https://titles.example' }));
    const answer = await new Person(proxied.baseUrl).raw('/api/demo/clock', {
      ...post({ origin: 'https://titles.example' }),
    });
    expect(answer.status).toBe(422);
  });
});
