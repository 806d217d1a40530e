import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Person } from '../../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';

const said = (['log', 'info', 'warn', 'error'] as const).map((level) =>
  jest.spyOn(console, level).mockImplementation(() => undefined),
);
let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

const html = { headers: { accept: 'text/html' } };

describe('the embedded provider', () => {
  test('shows the accounts in Chinese, one click each, with unit and role; one is unverified', async () => {
    const page = await (await new Person(api.baseUrl).follow('/auth/login')).text();
    for (const text of [
      '申报人',
      '单位经办人',
      '法人账号',
      '平台管理',
      '石磊',
      '南山区人民医院',
      '未实名用户',
    ])
      expect(page).toContain(text);
    expect(page).toMatch(/注册.*忘记密码.*渝快办/);
    expect(page.match(/<form method="post"/g)?.length).toBeGreaterThan(40);
    expect(page).not.toContain('<script');
  });

  test('asks for no consent, and for an account at every login', async () => {
    const person = await Person.signedIn(api.baseUrl, 'applicant-1');
    const page = await person.follow('/auth/login');
    expect(await page.text()).toContain('请选择一个账号登录');
    await person.signIn('applicant-2');
    expect((await person.get('/api/me')).body.name).toBe('赵一鸣');
  });

  test('requires PKCE', async () => {
    const asked = new URL(`${api.baseUrl}/oidc/auth`);
    asked.search = new URLSearchParams({
      client_id: 'title-review',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${api.baseUrl}/auth/callback`,
    }).toString();
    const answer = await new Person(api.baseUrl).raw(asked.href, html);
    const led = new URL(answer.headers.get('location') ?? '').searchParams;
    expect(led.get('error')).toBe('invalid_request');
    expect(led.get('error_description')).toContain('PKCE');
  });

  test('gives no tokens without the verifier of the login', async () => {
    const person = new Person(api.baseUrl);
    const page = await person.follow('/auth/login');
    const body = new URLSearchParams({ subject: 'applicant-1' });
    const chosen = await person.raw(page.url, { method: 'POST', body });
    const resumed = await person.raw(chosen.headers.get('location') ?? '', {});
    const code = new URL(resumed.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const answer = await fetch(`${api.baseUrl}/oidc/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: `${api.baseUrl}/auth/callback`,
        client_id: 'title-review',
        client_secret: 'another secret of the tests',
        code_verifier: 'x'.repeat(43),
      }),
    });
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
      400,
      'invalid_grant',
    ]);
  });

  test.each(['nobody', 'applicant-1\0', '', 'x'.repeat(300)])(
    'the choice of %j signs nobody in, and offers the accounts again',
    async (subject) => {
      const person = new Person(api.baseUrl);
      const answer = await person.signIn(subject);
      expect(answer.status).toBe(422);
      expect(String(answer.body.text)).toContain('请选择一个账号登录');
      expect((await person.get('/api/me')).status).toBe(401);
    },
  );

  test("a login page that is nobody's, or another browser's, is told to be out of date", async () => {
    const { url } = await new Person(api.baseUrl).follow('/auth/login');
    for (const init of [
      html,
      { ...html, method: 'POST', body: new URLSearchParams({ subject: 'applicant-1' }) },
    ]) {
      const answer = await new Person(api.baseUrl).raw(url, init);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('登录页面已失效');
    }
  });

  test('its own errors are a Chinese page too', async () => {
    const answer = await new Person(api.baseUrl).raw('/oidc/auth?client_id=unknown', html);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/登录页面已失效[^]*invalid_/);
  });

  test('prints nothing', () => {
    expect(said.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });
});
