import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, auditLines, personAt } from '../support/people.ts';

type Unit = { id: string; name: string; revision: number; closedAt: string | null; successor: string | null };
type Answer = Unit & { code?: string; faults?: { field: string; reason: string }[] };
const hospital = '南山区人民医院';
const health = '南山区卫生健康委员会';
const first = '江州市第一人民医院';
const company = '南山云图科技有限公司';
const bureau = '南山区人力资源和社会保障局';

let api: OwnApi;
let administrator: Person;
beforeAll(async () => {
  api = await ownApi();
  administrator = await personAt(api, 'administrator');
});
afterAll(() => api.stop());

const unit = (name: string): Promise<string> => cityOn(api.knex).unit(name);
const close = async (name: string, successor: string, more: object = {}) =>
  administrator.post<Answer>(`/api/administration/units/${await unit(name)}/close`, {
    successorId: await unit(successor),
    takeHandlers: false,
    reason: '机构撤并',
    ...more,
  });
const units = (): Promise<unknown> => api.knex('unit').select().orderBy('id');

describe('closing a unit', () => {
  test('R-74 what cannot be is refused at its field, and changes nothing', async () => {
    const before = await units();
    const faults = async (...of: Parameters<typeof close>) => (await close(...of)).body.faults;
    expect(await faults(hospital, hospital)).toEqual([{ field: 'successorId', reason: '不能由本单位承接' }]);
    expect(await faults(hospital, '北湖区湖滨社区卫生服务中心')).toEqual([
      { field: 'successorId', reason: '北湖区湖滨社区卫生服务中心尚未完善单位基础信息，暂不能承接' },
    ]);
    expect(await faults(health, hospital)).toEqual([
      { field: 'successorId', reason: `${hospital}是${health}的下级单位，请先变更其主管部门` },
    ]);
    expect(await faults(health, first)).toEqual([
      { field: 'successorId', reason: `有单位以${health}为主管部门，${first}的层级不高于它们` },
    ]);
    await OwnApplication.inReview(cityOn(api.knex));
    expect((await faults(bureau, '江州市卫生健康委员会'))?.[0]?.reason).toContain('没有发证权限，请先授予');
    expect(await faults(hospital, company, { reason: '' })).toEqual([
      { field: 'reason', reason: '请填写停用原因（至少两个字）' },
    ]);
    expect(await units()).toEqual(before);
  });

  test('R-74 what has come through both units is named, and changes nothing', async () => {
    const application = await OwnApplication.inReview(cityOn(api.knex));
    const number = 'CD2026-000321';
    await api.knex('application').where({ id: application.id }).update({ number });
    await api.knex('way_step').insert({
      application_id: application.id,
      position: 1,
      unit_id: await unit(first),
      receipt_key: 1,
      entry: 'sign',
      arrived_at: new Date(),
    });
    const before = await units();
    const answer = await close(hospital, first);
    expect([answer.status, answer.body.code]).toEqual([409, 'UNITS_SHARE_WAYS']);
    expect(answer.body).toMatchObject({ detail: expect.stringContaining(number) as unknown });
    expect(await units()).toEqual(before);
    await api.knex('way_step').where({ application_id: application.id, position: 1 }).delete();
  });

  test('R-74 R-34 its people go with it, with the menus that the successor has; and nothing more is done for it', async () => {
    const handler = await personAt(api, 'handler-first-hospital-1');
    const closed = await close(first, hospital, { takeHandlers: true });
    expect([closed.status, closed.body.successor]).toEqual([200, hospital]);
    expect(closed.body.closedAt).not.toBeNull();
    type Me = { memberships: { unitName: string; permissions: string[] }[] };
    const { memberships } = (await handler.get<Me>('/api/me')).body;
    expect(memberships.map(({ unitName }) => unitName)).toEqual([hospital]);
    expect(await auditLines(api.knex, 'unit_closed')).toBe(1);

    const id = await unit(first);
    const granted = await administrator.put<Answer>(`/api/administration/units/${id}/authority`, {
      granted: true,
    });
    expect([granted.status, granted.body.code]).toEqual([409, 'UNIT_CLOSED']);
    const legal = await accountOf(api.knex, 'legal-first-hospital');
    const bound = await administrator.put<Answer>(`/api/administration/accounts/${legal.id}`, {
      administrator: false,
      analyst: false,
      legalUnitId: id,
    });
    expect(bound.body.faults).toEqual([
      { field: 'legalUnitId', reason: `${first}已停用，由${hospital}承接` },
    ]);
    const renamed = await administrator.put<Answer>(`/api/administration/units/${id}`, {
      name: '新名称',
      kind: 'work_unit',
      district: null,
      departmentId: await unit('江州市卫生健康委员会'),
      revision: closed.body.revision,
    });
    expect(renamed.body.code).toBe('UNIT_CLOSED');
    expect((await close(first, hospital)).body.code).toBe('UNIT_CLOSED');
    expect((await close(hospital, first)).body.faults?.[0]?.reason).toBe(`${first}已停用，由${hospital}承接`);
    const found = await administrator.get<{ items: Unit[] }>(
      `/api/units?search=${encodeURIComponent('第一人民医院')}`,
    );
    expect(found.body.items).toEqual([]);
  });

  test('R-74 closed in a row, the last one has all; two closed at once never take over from each other', async () => {
    expect((await close(hospital, company)).status).toBe(200);
    const rows = await api
      .knex('unit')
      .whereIn('name', [first, hospital])
      .select<{ successor_id: string }[]>();
    expect(new Set(rows.map((row) => row.successor_id))).toEqual(new Set([await unit(company)]));
    const both = await Promise.all([close(company, '北湖区实验小学'), close('北湖区实验小学', company)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });
});
