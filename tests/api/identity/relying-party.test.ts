import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../../stack/http-client.ts';
import { freePorts } from '../../../stack/ports.ts';
import { type Falsehood, FalseIssuer } from '../../support/false-issuer.ts';
import { identityRows, ownApi, type OwnApi } from '../../support/own-api.ts';

let issuer: FalseIssuer;
let api: OwnApi;

beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  issuer = new FalseIssuer(port);
  api = await ownApi(({ signOn }) => ({
    demo: undefined,
    signOn: { ...signOn, issuer: issuer.issuer, clientId: 'client' },
  }));
});
afterEach(() => {
  issuer.falsehood = {};
});
afterAll(async () => {
  await issuer.stop();
  await api.stop();
});

const without = (name: string, { ...claims }: Record<string, unknown>): Record<string, unknown> => {
  Reflect.deleteProperty(claims, name);
  return claims;
};

async function login(falsehood: Falsehood, headers: Record<string, string> = {}): Promise<Response> {
  issuer.falsehood = falsehood;
  const person = new Person(api.baseUrl);
  const asked = await person.raw('/auth/login', { headers });
  const back = issuer.callback(asked.headers.get('location') ?? '', `${api.baseUrl}/auth/callback`);
  return person.raw(back, { headers });
}

describe('a provider of the city', () => {
  test('that is down is said to be down, and found once it is back', async () => {
    const page = await fetch(`${api.baseUrl}/auth/login`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('暂时无法登录');
    expect(api.log.at(-2)).toContain('ECONNREFUSED');
    await issuer.start();
    expect((await fetch(`${api.baseUrl}/auth/login`, { redirect: 'manual' })).status).toBe(302);
  });

  test('signs a person in whom it vouches for', async () => {
    expect((await login({})).status).toBe(302);
    const rows = await api.knex('account').where({ subject: 'somebody-of-elsewhere' });
    expect(rows).toMatchObject([{ name: '某人', kind: 'individual', administrator: false }]);
  });

  test.each<[string, Falsehood]>([
    ['another audience', { idToken: (honest) => ({ ...honest, aud: 'another-client' }) }],
    ['another issuer', { idToken: (honest) => ({ ...honest, iss: 'https://elsewhere.example' }) }],
    ['another nonce', { idToken: (honest) => ({ ...honest, nonce: 'of-another-login' }) }],
    ['no nonce', { idToken: (honest) => without('nonce', honest) }],
    ['an expired token', { idToken: (honest) => ({ ...honest, exp: 1 }) }],
    ['no token of identity', { token: { status: 200, body: { access_token: 'a', token_type: 'Bearer' } } }],
    ['the data of somebody else', { userInfo: (honest) => ({ ...honest, sub: 'somebody-else' }) }],
    ['no name', { userInfo: (honest) => without('name', honest) }],
    ['no word on the real name', { userInfo: (honest) => without('real_name_verified', honest) }],
    [
      'a real name that is not verified',
      { userInfo: (honest) => ({ ...honest, real_name_verified: false }) },
    ],
    ['a verification that is no yes', { userInfo: (honest) => ({ ...honest, real_name_verified: 'true' }) }],
    ['a kind of account that there is not', { userInfo: (honest) => ({ ...honest, account_kind: 'robot' }) }],
    ['a code that it does not know', { token: { status: 400, body: { error: 'invalid_grant' } } }],
  ])('R-02 %s: refused, and nothing is created', async (_what, falsehood) => {
    const before = await identityRows(api);
    const answer = await login(falsehood);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      401,
      'LOGIN_NOT_VOUCHED',
    ]);
    expect(await identityRows(api)).toEqual(before);
  });

  test('R-02 an answer to no request of ours: refused, though all else in it is right', async () => {
    const before = await identityRows(api);
    const person = new Person(api.baseUrl);
    const asked = await person.raw('/auth/login', {});
    const back = new URL(
      issuer.callback(asked.headers.get('location') ?? '', `${api.baseUrl}/auth/callback`),
    );
    back.searchParams.set('state', 'of-somebody-else');
    const answer = await person.raw(back.href, {});
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      401,
      'LOGIN_NOT_VOUCHED',
    ]);
    expect(await identityRows(api)).toEqual(before);
  });

  test.each<[string, Falsehood]>([
    ['fails', { token: { status: 500, body: { error: 'server_error' } } }],
    ['is behind a broken proxy', { token: { status: 502, body: '<h1>Bad Gateway</h1>' } }],
    ['does not know our client', { token: { status: 401, body: { error: 'invalid_client' } } }],
  ])('that %s is not blamed on the person', async (_what, falsehood) => {
    const before = await identityRows(api);
    const page = await login(falsehood, { accept: 'text/html' });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('并非您的账号有误');
    expect((await login(falsehood)).status).toBe(500);
    expect(await identityRows(api)).toEqual(before);
  });
});
