import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../stack/http-client.ts';
import { unitIdOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';

type Demand = { id: string | null; name: string; note: string; required: boolean };
type Setting = Record<string, unknown> & { demands: Demand[]; revision: number };
type Refused = { code: string; faults: { field: string; reason: string }[] };

let api: OwnApi;
let handler: Person;
let colleague: Person;
let applicant: Person;
let path: string;
beforeAll(async () => {
  api = await ownApi();
  handler = await Person.signedIn(api.baseUrl, 'handler-south-bureau-1');
  colleague = await Person.signedIn(api.baseUrl, 'handler-south-bureau-2');
  applicant = await Person.signedIn(api.baseUrl, 'applicant-1');
  path = `/api/units/${await unitIdOf(api, '南山区人力资源和社会保障局')}/recognition-settings`;
});
afterAll(() => api.stop());

const read = async (business = 'initial'): Promise<Setting> =>
  (await handler.get<Setting>(`${path}/${business}`)).body;
const demand = (name: string, required = true, id: string | null = null): Demand => ({
  id,
  name,
  note: '',
  required,
});
const filled = (over: object = {}): object => ({
  enabled: true,
  office: '职称科',
  address: '南山区政务中心三楼',
  phone: '023-62880101',
  instructions: '请如实填写',
  eligibility: 'strict',
  publicityAgain: true,
  secondPublicity: false,
  demands: [demand('学历证书'), demand('论文', false)],
  ...over,
});

describe('recognition settings', () => {
  test('R-51 are saved whole, keep the order of the demands and their ids, and are audited', async () => {
    const before = await read();
    const saved = await handler.put<Setting>(`${path}/initial`, filled({ revision: before.revision }));
    expect(saved.status).toBe(200);
    expect(await read()).toEqual(saved.body);
    expect(saved.body.revision).toBe(before.revision + 1);
    const [degree, paper] = saved.body.demands;
    const again = await handler.put<Setting>(
      `${path}/initial`,
      filled({
        revision: saved.body.revision,
        demands: [{ ...paper, name: '代表性论文' }, demand('获奖证书'), degree],
      }),
    );
    expect(again.body.demands.map(({ name }) => name)).toEqual(['代表性论文', '获奖证书', '学历证书']);
    expect(again.body.demands[0]?.id).toBe(paper?.id);
    expect(again.body.demands[2]?.id).toBe(degree?.id);
    const trail = await api
      .knex<{ action: string; before: Setting; after: Setting; id: string }>('audit')
      .where({ action: 'recognition_saved' })
      .orderBy('id', 'desc');
    expect(Object.keys(trail[0]?.after ?? {})).toEqual(['demands']);
    expect(trail[0]?.before.demands).toHaveLength(2);
  });

  test('R-51 of two who edit at once the second is told, and overwrites nothing', async () => {
    const { revision } = await read();
    const both = await Promise.all(
      [handler, colleague].map((person, index) =>
        person.put<Setting & Refused>(`${path}/initial`, filled({ revision, office: `科室${index}` })),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('SETTING_CHANGED');
    const won = both.find(({ status }) => status === 200)?.body;
    expect(await read()).toEqual(won);
  });

  test('R-51 two who set it up for the first time: one of them is told', async () => {
    const unit_id = await unitIdOf(api, '南山区人力资源和社会保障局');
    await api.knex('recognition_setting').where({ unit_id, business: 'confirmation' }).delete();
    const proposed = await read('confirmation');
    expect(proposed).toMatchObject({ enabled: false, revision: 0 });
    expect(proposed.demands).toMatchObject([{ id: null, name: '现有职称证书', required: true }]);
    const both = await Promise.all(
      [handler, colleague].map((person) => person.put(`${path}/confirmation`, filled({ revision: 0 }))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test.each<[string, object, string]>([
    ['no instructions', { instructions: ' ' }, 'instructions'],
    ['nobody to call', { phone: '' }, 'phone'],
    ['two demands of one name', { demands: [demand('证书'), demand('证书')] }, 'demands.1.name'],
    ['a demand without a name', { demands: [demand(' ')] }, 'demands.0.name'],
    ["another's demand", { demands: [demand('证书', true, crypto.randomUUID())] }, 'demands.0.id'],
    ['no choice of eligibility', { eligibility: 'maybe' }, 'eligibility'],
    ['an unknown field', { open: true }, 'open'],
    ['no revision', { revision: undefined }, 'revision'],
  ])('R-51 %s: the fault is at its field, and nothing is changed', async (_what, over, field) => {
    const before = await read();
    const answer = await handler.put<Refused>(
      `${path}/initial`,
      filled({ revision: before.revision, ...over }),
    );
    expect([answer.status, answer.body.faults[0]?.field]).toEqual([422, field]);
    expect(await read()).toEqual(before);
  });

  test('R-50 R-51 only handlers with the menu, of a unit with the authority', async () => {
    const health = await unitIdOf(api, '南山区卫生健康委员会');
    const ofHealth = await Person.signedIn(api.baseUrl, 'legal-south-health');
    const { revision } = await read();
    const ask = async (person: Person, at = path): Promise<unknown[]> => {
      const [got, put] = [
        await person.get<Refused>(`${at}/initial`),
        await person.put<Refused>(`${at}/initial`, filled({ revision })),
      ];
      return [got.status, got.body.code, put.status, put.body.code];
    };
    expect(await ask(new Person(api.baseUrl))).toEqual([401, 'NOT_SIGNED_IN', 401, 'NOT_SIGNED_IN']);
    expect(await ask(applicant)).toEqual([404, 'NOT_FOUND', 404, 'NOT_FOUND']);
    expect(await ask(ofHealth)).toEqual([404, 'NOT_FOUND', 404, 'NOT_FOUND']);
    expect(await ask(ofHealth, `/api/units/${health}/recognition-settings`)).toEqual([
      403,
      'NO_AUTHORITY',
      403,
      'NO_AUTHORITY',
    ]);
    await api.knex.raw(
      `update handler set permissions = array_remove(permissions, 'recognition_settings')
       where account_id = (select id from account where subject = 'handler-south-bureau-2')`,
    );
    expect(await ask(colleague)).toEqual([403, 'PERMISSION_MISSING', 403, 'PERMISSION_MISSING']);
    expect((await read()).revision).toBe(revision);
  });
});

describe('choosing an accepting unit', () => {
  type Unit = { id: string; name: string; group: string; district: string | null; hint: string };
  const list = async (query: string): Promise<Unit[]> =>
    (await applicant.get<{ items: Unit[] }>(`/api/accepting-units?${query}`)).body.items;

  test('R-11 those enabled, the city first, then its departments, then districts, each with its hint', async () => {
    const items = await list('business=initial');
    expect(items.map(({ group }) => group)).toEqual(
      ['city', 'department', 'district', 'district'].slice(0, items.length),
    );
    expect(items.find(({ name }) => name.startsWith('北湖区'))).toMatchObject({
      district: '北湖区',
      department: { name: '江州市人力资源和社会保障局' },
      hint: '一般受理北湖区所属企事业单位和辖区内非公有制单位的申报人',
    });
    expect((await list('business=initial&search=北湖')).map(({ name }) => name)).toEqual([
      '北湖区人力资源和社会保障局',
    ]);
    expect(await list('business=initial&search=%25')).toEqual([]);
  });

  test('R-12 instructions and attachment list; not of one that is not enabled', async () => {
    const north = await unitIdOf(api, '北湖区人力资源和社会保障局');
    const { status, body } = await applicant.get(`/api/accepting-units/${north}/confirmation`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      instructions: '受理北湖区所属单位和辖区内非公有制单位的申报。',
      phone: '023-63880101',
      demands: [
        { name: '现有职称证书', required: true },
        { name: '其他佐证材料', required: false },
      ],
    });
    await api
      .knex('recognition_setting')
      .where({ unit_id: north, business: 'confirmation' })
      .update({ enabled: false });
    expect((await applicant.get(`/api/accepting-units/${north}/confirmation`)).body.code).toBe(
      'ACCEPTING_UNIT_CLOSED',
    );
    const hospital = await unitIdOf(api, '南山区人民医院');
    expect((await applicant.get(`/api/accepting-units/${hospital}/initial`)).status).toBe(404);
    expect((await new Person(api.baseUrl).get(`/api/accepting-units/${north}/initial`)).status).toBe(401);
    expect((await applicant.get(`/api/accepting-units/${north}/other`)).status).toBe(422);
  });
});
