import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
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

type ProblemBody = { status: number; code: string; faults?: { field: string; reason: string }[] };

async function refused(path: string, init: RequestInit): Promise<ProblemBody> {
  const answer = await person.raw(path, init);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const body = (await answer.json()) as ProblemBody;
  expect(body).toMatchObject({
    type: `/problems/${body.code}`,
    status: answer.status,
    title: expect.stringMatching(/[一-龥]/),
    detail: expect.stringMatching(/[一-龥]/),
  });
  return body;
}

const json = { 'content-type': 'application/json' };
const post = (
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = json,
): RequestInit => ({
  method: 'POST',
  body,
  headers,
});
const form = (value: string): string =>
  `{"business":"initial","acceptingUnitId":"${randomUUID()}","workUnitId":"${randomUUID()}","form":{"achievements":${value}}}`;

describe('every refusal is a problem', () => {
  test.each<[string, string, RequestInit, number, string]>([
    ['an unknown address', '/api/nothing', {}, 404, 'NOT_FOUND'],
    ['an unknown asset', '/docs/assets/package.json', {}, 404, 'NOT_FOUND'],
    ['another method', '/api/me', { method: 'PATCH' }, 405, 'METHOD_NOT_ALLOWED'],
    ['a method that nobody has', '/api/me', { method: 'PROPFIND' }, 405, 'METHOD_NOT_ALLOWED'],
    ['logging out by a link', '/auth/logout', {}, 405, 'METHOD_NOT_ALLOWED'],
    ['half a JSON', '/api/applications', post('{"business":'), 400, 'BODY_NOT_READABLE'],
    ['JSON that is no object', '/api/applications', post('"text"'), 400, 'BODY_NOT_READABLE'],
    ['a form', '/api/applications', post(new URLSearchParams({ a: 'b' }), {}), 400, 'BODY_NOT_READABLE'],
    ['text', '/api/applications', post('{}', { 'content-type': 'text/plain' }), 400, 'BODY_NOT_READABLE'],
    [
      'another encoding, declared',
      '/api/applications',
      post('{}', { 'content-type': 'application/json; charset=gbk' }),
      400,
      'BODY_NOT_READABLE',
    ],
    [
      'another encoding, undeclared',
      '/api/applications',
      post(Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xd6, 0xd0]), Buffer.from('"}')])),
      400,
      'BODY_NOT_READABLE',
    ],
    [
      'more than 1 MB',
      '/api/applications',
      post(JSON.stringify({ form: 'x'.repeat(1024 * 1024) })),
      413,
      'BODY_TOO_LARGE',
    ],
    ['half a surrogate pair', '/api/applications', post(form('"\\ud800"')), 422, 'INPUT_INVALID'],
    ['a NUL character', '/api/applications', post(form('"\\u0000"')), 422, 'INPUT_INVALID'],
    ['a NUL character in a name', '/api/applications', post(form('{"\\u0000":1}')), 422, 'INPUT_INVALID'],
    ['a NUL character in the address', '/api/units?search=%00', {}, 422, 'INPUT_INVALID'],
    [
      'nesting without end',
      '/api/applications',
      post(form('['.repeat(100_000) + ']'.repeat(100_000))),
      422,
      'INPUT_INVALID',
    ],
    ['a malformed id', '/api/applications/no-id', {}, 422, 'INPUT_INVALID'],
    ['an id that is no text at all', '/api/applications/%E0%A4%A', {}, 422, 'INPUT_INVALID'],
    ['an id of nothing', `/api/applications/${randomUUID()}`, {}, 404, 'APPLICATION_NOT_FOUND'],
    [
      'a number that is none',
      `/api/units/${randomUUID()}/applications?business=initial&tab=all&limit=x`,
      {},
      422,
      'INPUT_INVALID',
    ],
  ])('%s', async (_what, path, init, status, code) => {
    const body = await refused(path, init);
    expect([body.status, body.code]).toEqual([status, code]);
  });

  test('405 says which methods there are', async () => {
    const answer = await person.raw('/api/me', { method: 'DELETE' });
    expect(answer.headers.get('allow')).toContain('GET');
  });

  test('all faults at once, by field, in Chinese', async () => {
    const body = await refused('/api/applications', post('{"business":1,"form":"x","unknown":2}'));
    expect(body.faults?.map(({ field }) => field).toSorted()).toEqual([
      'acceptingUnitId',
      'business',
      'form',
      'unknown',
      'workUnitId',
    ]);
    for (const { reason } of body.faults ?? []) expect(reason).toMatch(/[一-龥]/);
  });

  test('numbers of the query are read as numbers', async () => {
    const handler = await Person.signedIn(api.baseUrl, 'handler-south-hospital-1');
    const { memberships } = (await handler.get<{ memberships: { unitId: string }[] }>('/api/me')).body;
    const path = `/api/units/${memberships[0]?.unitId ?? ''}/applications?business=initial&tab=all&limit=5`;
    expect((await handler.get(path)).status).toBe(200);
  });

  test('Chinese text comes through whole, a character beyond the basic plane too', async () => {
    const answer = await person.raw('/api/units?search=' + encodeURIComponent('南山区人民医院𠮷'), {});
    expect([answer.status, await answer.json()]).toEqual([200, { items: [] }]);
    expect((await refused('/api/applications', post(form('"职称𠮷"')))).status).not.toBe(422);
  });
});

test('an address in absolute form is answered like any other', async () => {
  const { port } = new URL(api.baseUrl);
  const status = await new Promise((resolve, reject) => {
    httpRequest({ port, host: '127.0.0.1', path: 'http://evil.example/auth/callback?code=x' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
  expect(status).toBe(401);
});
