import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listAudit } from '../../domain/api/audit.ts';
import { Person } from '../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';

let api: OwnApi;
let administrator: Person;
beforeAll(async () => {
  api = await ownApi();
  administrator = await Person.signedIn(api.baseUrl, 'administrator');
});
afterAll(() => api.stop());

const trail = async (filter = '') =>
  listAudit.response.parse(await reviveDates((await administrator.get(`/api/audit?${filter}`)).body)).items;
/** The contract's answer is written for the server's side: dates go in. */
const reviveDates = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (key, value: unknown) => (key === 'at' ? new Date(String(value)) : value));

describe('the audit trail', () => {
  test('R-74 tells who did what, for which unit, from where, and what is there now', async () => {
    const handler = await Person.signedIn(api.baseUrl, 'handler-south-bureau-1');
    const { body } = await handler.get<{ memberships: { unitId: string }[] }>('/api/me');
    const unitId = body.memberships[0]?.unitId ?? '';
    const document = {
      number: '南人社〔2026〕8号',
      title: '通知',
      kind: 'issue',
      business: 'initial',
      dated: '2026-03-02',
    };
    const { id } = (await handler.post<{ id: string }>(`/api/units/${unitId}/approval-documents`, document))
      .body;
    await handler.post(`/api/approval-documents/${id}/publish`);
    await handler.post(`/api/approval-documents/${id}/publish`);
    expect(await trail(`object=approval_document&objectId=${id}`)).toMatchObject([
      { title: '发布核准文件', person: '周立群', objectTitle: '核准文件', objectId: id },
      {
        title: '新建核准文件',
        person: '周立群',
        unit: '南山区人力资源和社会保障局',
        address: expect.stringMatching(/127\.0\.0\.1$/) as unknown,
        before: {},
        after: document,
      },
    ]);
    expect(await trail(`unitId=${unitId}`)).toHaveLength(2);
  });

  test('R-84 a year entered twice is told with what stood there before', async () => {
    const days = [{ date: '2029-01-01', working: false, name: '元旦' }];
    await administrator.put('/api/calendar/2029', { days });
    await administrator.put('/api/calendar/2029', { days: [] });
    const [second, first] = await trail('object=calendar_year&objectId=2029');
    expect(first).toMatchObject({ before: { known: false, days: [] }, after: { days } });
    expect(second).toMatchObject({ before: { known: true, days }, after: { days: [] } });
  });

  test('R-74 what was refused leaves no line', async () => {
    const before = await trail();
    const other = await Person.signedIn(api.baseUrl, 'handler-south-hospital-1');
    expect((await other.put('/api/calendar/2029', { days: [] })).body.code).toBe('ADMINISTRATORS_ONLY');
    expect(
      (
        await administrator.put('/api/calendar/2029', {
          days: [{ date: '2030-01-01', working: false, name: '元旦' }],
        })
      ).status,
    ).toBe(422);
    expect(await trail()).toEqual(before);
  });

  test('R-74 is for administrators, in pages', async () => {
    const other = await Person.signedIn(api.baseUrl, 'handler-south-hospital-1');
    expect((await other.get('/api/audit')).body.code).toBe('ADMINISTRATORS_ONLY');
    for (let year = 2040; year < 2043; year++) await administrator.put(`/api/calendar/${year}`, { days: [] });
    const first = (
      await administrator.get<{ items: { objectId: string }[]; next: string }>('/api/audit?limit=2')
    ).body;
    const second = (
      await administrator.get<{ items: { objectId: string }[] }>(`/api/audit?limit=2&after=${first.next}`)
    ).body;
    expect([...first.items, ...second.items].slice(0, 3).map(({ objectId }) => objectId)).toEqual([
      '2042',
      '2041',
      '2040',
    ]);
  });

  test.each(['audit', 'record'])('R-74 the database itself refuses to change or empty %s', async (table) => {
    for (const statement of [`update ${table} set at = now()`, `delete from ${table}`, `truncate ${table}`])
      await expect(api.knex.raw(statement)).rejects.toThrow(/only ever added/);
  });
});
