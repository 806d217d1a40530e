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

describe('the log', () => {
  test('has a line for each request, and no query, cookie or body', async () => {
    const from = api.log.length;
    const answer = await person.raw('/api/units?search=personal', {});
    const line = api.log.slice(from).find((text) => text.includes('/api/units')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      requestId: answer.headers.get('x-request-id'),
      method: 'GET',
      path: '/api/units',
      status: 200,
    });
    const all = api.log.join('');
    for (const secret of [
      'personal',
      person.cookie('session') ?? '?',
      '林若溪',
      '13823010001',
      'login_attempt',
    ])
      expect(all).not.toContain(secret);
  });

  test('has what broke, which the answer does not say, without the row that broke it', async () => {
    await using broken = await ownApi();
    const one = await Person.signedIn(broken.baseUrl, 'applicant-1');
    await broken.knex.raw(
      `alter table session add constraint broken check (expires_at < '2000-01-01') not valid`,
    );
    const answer = await new Person(broken.baseUrl).signIn('applicant-2');
    expect(answer).toMatchObject({
      status: 500,
      body: { code: 'INTERNAL', detail: '系统发生错误，请稍后重试' },
    });
    const line = broken.log.find((text) => text.includes('request failed')) ?? '';
    expect(line).toContain(String(answer.body.instance));
    expect(line).toContain('violates check constraint');
    expect(line).not.toContain('Failing row contains');
    expect((await one.get('/api/me')).status).toBe(200);
  });
});
