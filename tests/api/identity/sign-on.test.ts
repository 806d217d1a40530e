import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { me } from '../../../domain/api/me.ts';
import { permissionTitles } from '../../../domain/rights.ts';
import { Person } from '../../../stack/http-client.ts';
import { cipher } from '../../support/keys.ts';
import { callbackUrl, ownApi, type OwnApi } from '../../support/own-api.ts';

/** A person whom the provider knows and we do not: the first login makes their account. */
const newcomer = {
  subject: 'newcomer',
  kind: 'individual' as const,
  name: '新来的人',
  phone: '13800000001',
  administrator: false,
  analyst: false,
  units: [],
};

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi(({ demo }) => ({
    demo: {
      ...demo,
      account: async (subject) => (subject === newcomer.subject ? newcomer : demo.account(subject)),
    },
  }));
});
afterAll(() => api.stop());

describe('R-01 sign-in by the single sign-on', () => {
  test('a handler is who they are, in their unit, with the permissions in Chinese', async () => {
    const person = await Person.signedIn(api.baseUrl, 'handler-south-hospital-1');
    const { body } = await person.get('/api/me');
    expect(me.response.parse(body)).toMatchObject({
      name: '石磊',
      kind: 'individual',
      administrator: false,
      memberships: [{ unitName: '南山区人民医院' }],
    });
    expect(JSON.stringify(body)).toContain('初定资格审核');
  });

  test("R-50 a legal person's account has every permission that its unit can have", async () => {
    const of = async (subject: string): Promise<string[]> => {
      const { body } = await (await Person.signedIn(api.baseUrl, subject)).get('/api/me');
      return me.response.parse(body).memberships[0]?.permissions.map(({ title }) => title) ?? [];
    };
    expect(await of('legal-south-bureau')).toEqual(Object.values(permissionTitles));
    expect(await of('legal-south-hospital')).toEqual([
      '初定资格审核',
      '确认资格审核',
      '单位信息管理',
      '权限管理',
      '移交办理',
    ]);
  });

  test('whoever is not signed in is told so', async () => {
    const { status, body } = await new Person(api.baseUrl).get('/api/me');
    expect([status, body.code]).toEqual([401, 'NOT_SIGNED_IN']);
  });

  test('the first login makes the account; name and phone follow the provider, the rest is ours', async () => {
    const { body } = await (await Person.signedIn(api.baseUrl, newcomer.subject)).get('/api/me');
    expect(body).toMatchObject({ name: newcomer.name, memberships: [] });
    await api
      .knex('account')
      .where({ subject: newcomer.subject })
      .update({ name: '旧名', administrator: true });
    await Person.signedIn(api.baseUrl, newcomer.subject);
    const rows = await api
      .knex<{ subject: string; phone: string }>('account')
      .where({ subject: newcomer.subject });
    expect(rows).toMatchObject([{ name: newcomer.name, administrator: true }]);
    expect(rows.map(({ phone }) => cipher.decrypt('phone', phone))).toEqual([newcomer.phone]);
    const legal = () => api.knex('account').where({ subject: 'legal-south-hospital' }).first('legal_unit_id');
    const before = (await legal()) as { legal_unit_id: string };
    await Person.signedIn(api.baseUrl, 'legal-south-hospital');
    expect(before.legal_unit_id).not.toBeNull();
    expect(await legal()).toEqual(before);
  });

  test('the request carries code flow, PKCE, state and nonce', async () => {
    const answer = await new Person(api.baseUrl).raw('/auth/login', {});
    const asked = new URL(answer.headers.get('location') ?? '').searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(asked.get(name)?.length).toBeGreaterThan(20);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('login_attempt='));
    expect(cookie).toMatch(/httponly/i);
    expect(cookie).toMatch(/samesite=lax/i);
  });
});

describe('returnTo leads to our own pages only', () => {
  test.each([
    ['/api/me?x=1', '/api/me?x=1'],
    ['/docs', '/docs'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a\r\nSet-Cookie: x=1', '/'],
    ['', '/'],
  ])('%j leads to %s', async (asked, led) => {
    const person = new Person(api.baseUrl);
    const answer = await person.raw(await callbackUrl(person, 'applicant-1', asked), {});
    expect([answer.status, answer.headers.get('location')]).toEqual([302, led]);
  });
});

describe('the name under which people come', () => {
  test('another name of this machine leads to ours, where the cookies will be', async () => {
    const answer = await fetch(`${api.baseUrl.replace('localhost', '127.0.0.1')}/auth/login?returnTo=/docs`, {
      redirect: 'manual',
    });
    expect(answer.headers.get('location')).toBe(`${api.baseUrl}/auth/login?returnTo=/docs`);
  });

  test("a proxy's inner name does not send people in circles", async () => {
    await using proxied = await ownApi(({ signOn }) => ({ publicUrl: 'https://titles.example', signOn }));
    const answer = await fetch(`${proxied.baseUrl}/auth/login`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toContain('/oidc/auth?');
  });
});
