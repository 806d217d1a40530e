import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

const hash = (token = ''): string => createHash('sha256').update(token).digest('hex');
const sessionRow = (token: string | undefined) =>
  api
    .knex('session')
    .where({ token_hash: hash(token) })
    .first<{ created_at: Date; expires_at: Date } | undefined>();
/** Another browser that holds the same cookie. */
const holding = (token = ''): Person => {
  const person = new Person(api.baseUrl);
  person.setCookie('session', token);
  return person;
};
const accountId = async (person: Person): Promise<string> =>
  String((await person.get('/api/me')).body.accountId);

describe('a session', () => {
  test('is 256 random bits, of which the database knows the hash, for twelve hours', async () => {
    const token = (await Person.signedIn(api.baseUrl, 'applicant-1')).cookie('session');
    expect(Buffer.from(token ?? '', 'base64url')).toHaveLength(32);
    const row = await sessionRow(token);
    expect(Number(row?.expires_at) - Number(row?.created_at)).toBe(12 * 60 * 60 * 1000);
    const stored = JSON.stringify(await api.knex('session').select());
    expect(stored).not.toContain(token);
  });

  test('ends on the server with the logout', async () => {
    const person = await Person.signedIn(api.baseUrl, 'applicant-1');
    const token = person.cookie('session');
    expect((await holding(token).get('/api/me')).status).toBe(200);
    expect((await person.post('/auth/logout')).status).toBe(204);
    expect(person.cookie('session')).toBeUndefined();
    expect((await holding(token).get('/api/me')).status).toBe(401);
  });

  test('a browser that logs out is led home', async () => {
    const person = await Person.signedIn(api.baseUrl, 'applicant-1');
    const answer = await person.raw('/auth/logout', {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect((await person.get('/api/me')).status).toBe(401);
  });

  test('is not the one that somebody planted before the login', async () => {
    const planted = 'p'.repeat(43);
    const person = holding(planted);
    await person.signIn('applicant-1');
    expect(person.cookie('session')).not.toBe(planted);
    expect((await holding(planted).get('/api/me')).status).toBe(401);
  });

  test('gives way to the next one of the same browser', async () => {
    const person = await Person.signedIn(api.baseUrl, 'applicant-1');
    const first = person.cookie('session');
    await person.signIn('applicant-2');
    expect((await holding(first).get('/api/me')).status).toBe(401);
    expect((await person.get('/api/me')).body.name).toBe('赵一鸣');
  });

  test('that has run out is none, and is forgotten with the next login', async () => {
    const person = await Person.signedIn(api.baseUrl, 'applicant-1');
    const token = person.cookie('session');
    await api
      .knex('session')
      .where({ token_hash: hash(token) })
      .update({ expires_at: new Date(Date.now() - 1000) });
    expect((await person.get('/api/me')).body.code).toBe('NOT_SIGNED_IN');
    await Person.signedIn(api.baseUrl, 'applicant-2');
    expect(await sessionRow(token)).toBeUndefined();
  });

  test('is kept in a cookie that no script reads and no other site sends; Secure where people come by https', async () => {
    const cookieOf = async (baseUrl: string): Promise<string> => {
      const person = new Person(baseUrl);
      const page = await person.follow('/auth/login');
      const body = new URLSearchParams({ subject: 'applicant-1' });
      let answer = await person.raw(page.url, { method: 'POST', body });
      for (let hops = 0; hops < 2; hops++)
        answer = await person.raw(answer.headers.get('location') ?? '', {});
      return answer.headers.getSetCookie().find((line) => line.startsWith('session=')) ?? '';
    };
    const plain = await cookieOf(api.baseUrl);
    expect(plain).toMatch(/; path=\/;.*samesite=lax.*httponly/i);
    expect(plain).not.toMatch(/secure/i);
    await using behindProxy = await ownApi(() => ({ publicUrl: 'https://titles.example' }));
    // No proxy header is sent here: PUBLIC_URL alone decides.
    const answer = await fetch(`${behindProxy.baseUrl}/auth/login`, { redirect: 'manual' });
    expect(answer.headers.getSetCookie().every((line) => /; secure/i.test(line))).toBe(true);
    expect(answer.headers.getSetCookie().length).toBeGreaterThan(0);
  });
});

describe('what a person may do is known anew with every request', () => {
  const list = (unitId: string): string => `/api/units/${unitId}/applications?business=initial&tab=all`;

  test('R-35 permissions hold with the very next request', async () => {
    const person = await Person.signedIn(api.baseUrl, 'handler-south-hospital-1');
    const { memberships } = (await person.get<{ memberships: { unitId: string }[] }>('/api/me')).body;
    const unitId = memberships[0]?.unitId ?? '';
    const handler = api.knex('handler').where({ account_id: await accountId(person) });
    expect((await person.get(list(unitId))).status).toBe(200);
    await handler.clone().update({ permissions: ['handlers'] });
    const refused = await person.get(list(unitId));
    expect([refused.status, refused.body.code]).toEqual([403, 'PERMISSION_MISSING']);
    expect((await person.get('/api/me')).body.memberships).toMatchObject([
      { permissions: [{ code: 'handlers', title: '权限管理' }] },
    ]);
    await handler.clone().update({ permissions: ['initial_review'] });
    expect((await person.get(list(unitId))).status).toBe(200);
  });

  test('R-34 a removed handler has lost the unit with the very next request, though signed in', async () => {
    const person = await Person.signedIn(api.baseUrl, 'handler-south-hospital-2');
    const { memberships } = (await person.get<{ memberships: { unitId: string }[] }>('/api/me')).body;
    const unitId = memberships[0]?.unitId ?? '';
    await api
      .knex('handler')
      .where({ account_id: await accountId(person) })
      .update({ removed_at: new Date() });
    expect((await person.get(list(unitId))).status).toBe(403);
    expect((await person.get('/api/me')).body.memberships).toEqual([]);
  });
});
