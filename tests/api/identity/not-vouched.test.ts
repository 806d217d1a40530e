import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../../stack/http-client.ts';
import { callbackUrl, identityRows, ownApi, type OwnApi } from '../../support/own-api.ts';

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('R-02 a login that the provider does not vouch for', () => {
  /** Refused to a program and to a browser alike, and nothing is created. */
  async function refused(attempt: (person: Person) => Promise<string>): Promise<void> {
    const before = await identityRows(api);
    const program = new Person(api.baseUrl);
    const answer = await program.raw(await attempt(program), {});
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'LOGIN_NOT_VOUCHED' });
    const person = new Person(api.baseUrl);
    const page = await person.raw(await attempt(person), { headers: browser });
    expect(page.status).toBe(401);
    const text = await page.text();
    expect(text).toContain('<h1>非法登录</h1>');
    expect(text).toMatch(/渝快办 APP 完成实名认证/);
    expect(text).toContain('href="/auth/login"');
    expect(program.cookie('session') ?? person.cookie('session')).toBeUndefined();
    expect(await identityRows(api)).toEqual(before);
  }

  test('an unverified real name', () => refused((person) => callbackUrl(person, 'demo-unverified')));

  test('no login was begun', () => refused(() => Promise.resolve('/auth/callback?code=x&state=y')));

  test('the attempt was forged', () =>
    refused(async (person) => {
      const url = await callbackUrl(person, 'applicant-1');
      person.setCookie('login_attempt', `${person.cookie('login_attempt') ?? ''}x`);
      return url;
    }));

  test('the state is of another login', () =>
    refused(async (person) => {
      const url = await callbackUrl(person, 'applicant-1');
      await person.raw('/auth/login', {});
      return url;
    }));

  test('the code is used a second time, even with its own attempt', () =>
    refused(async (person) => {
      const url = await callbackUrl(person, 'applicant-2');
      const kept = ['login_attempt', 'login_attempt.sig'].map((name) => [name, person.cookie(name) ?? '']);
      expect((await person.raw(url, {})).status).toBe(302);
      await person.post('/auth/logout');
      for (const [name = '', value = ''] of kept) person.setCookie(name, value);
      return url;
    }));

  test('the provider itself refuses', () =>
    refused(async (person) => {
      const asked = await person.raw('/auth/login', {});
      const state = new URL(asked.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const iss = encodeURIComponent(`${api.baseUrl}/oidc`);
      return `/auth/callback?error=access_denied&state=${state}&iss=${iss}`;
    }));

  test('an attempt is worth one answer only', async () => {
    const person = new Person(api.baseUrl);
    const url = await callbackUrl(person, 'applicant-1');
    await person.raw('/auth/callback?code=x&state=y', {});
    expect(person.cookie('login_attempt')).toBeUndefined();
    expect((await person.raw(url, {})).status).toBe(401);
  });
});
