import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultRoutingRules, type RoutingRules } from '../../domain/routing/rules.ts';
import type { Person } from '../../stack/http-client.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { draftOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { auditLines, personAt } from '../support/people.ts';
import { unitPath } from '../support/unit-information.ts';

type Versions = { current: number; items: { version: number; rules: RoutingRules; person: string | null }[] };
type Refused = { code: string; faults: { field: string; reason: string }[] };

const path = '/api/administration/routing-rules';
let api: OwnApi;
let administrator: Person;
beforeAll(async () => {
  api = await ownApi();
  administrator = await personAt(api, 'administrator');
});
afterAll(() => api.stop());

const read = async (): Promise<Versions> => (await administrator.get<Versions>(path)).body;
const put = (body: object) => administrator.put<Versions & Refused>(path, body);
/** No district bureau above what lies in its district. */
const withoutDistrict: RoutingRules = {
  ...defaultRoutingRules,
  superiors: defaultRoutingRules.superiors.filter(({ relation }) => relation !== 'same_district'),
};

describe('the routing rules', () => {
  test('R-31 are the manual’s until the administrator enters others', async () => {
    expect(await read()).toEqual({
      current: 0,
      items: [{ version: 0, rules: defaultRoutingRules, validFrom: null, person: null }],
    });
  });

  test('R-31 rules that would leave units without a way are refused at the rule, and nothing changes', async () => {
    const [first, ...others] = defaultRoutingRules.departments;
    const refused = await put({
      rules: {
        departments: [...others.slice(1), { ...first, departmentKinds: ['work_unit'] }],
        superiors: [{ ...defaultRoutingRules.superiors[1] }],
      },
      after: 0,
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'INPUT_INVALID']);
    expect(refused.body.faults).toEqual([
      { field: 'rules.departments.3.departmentKinds', reason: '主管部门的层级须高于本单位' },
      { field: 'rules.departments', reason: '缺少适用于“企事业单位（用人单位）”的主管部门规则' },
      { field: 'rules.departments', reason: '缺少适用于“区县行业主管部门”的主管部门规则' },
      { field: 'rules.superiors', reason: '须保留“主管部门”规则' },
    ]);
    expect((await put({ rules: defaultRoutingRules, after: 0, validFrom: '2020-01-01' })).status).toBe(422);
    expect((await read()).items).toHaveLength(1);
  });

  test('R-93 a new version decides lists and reports from its day on, and is in the audit trail', async () => {
    const city = '江州市人力资源和社会保障局';
    const id = await draftOf(api, { subject: 'applicant-1', business: 'initial', acceptingUnit: city });
    const lines = await auditLines(api.knex, 'routing_rules_published');
    const toBureau = async (): Promise<{ allowed: boolean; why: string } | undefined> =>
      (
        await (
          await personAt(api, 'applicant-1')
        ).get<{ items: { name: string; allowed: boolean; why: string }[] }>(
          `/api/applications/${id}/superiors`,
        )
      ).body.items.find(({ name }) => name === bureau.unit);
    expect(await toBureau()).toMatchObject({ allowed: true, why: '本单位所在区县的人社局' });
    expect((await put({ rules: withoutDistrict, after: 0, validFrom: '2099-01-01' })).body.current).toBe(0);
    expect((await toBureau())?.allowed).toBe(true);
    const now = await put({ rules: withoutDistrict, after: 1 });
    expect([now.status, now.body.current, now.body.items[0]?.version]).toEqual([200, 2, 2]);
    expect(await toBureau()).toMatchObject({ allowed: false, code: 'NO_SUPERIOR' });
    expect(await auditLines(api.knex, 'routing_rules_published')).toBe(lines + 2);
  });

  test('R-31 the competent department follows the rules in force', async () => {
    const { current } = await read();
    const why = '区县单位由区县行业主管部门主管';
    const departments = defaultRoutingRules.departments.map((rule) =>
      rule.sameDistrict ? { ...rule, kinds: ['district_department'] as const } : rule,
    );
    const own = {
      kinds: ['work_unit' as const],
      district: 'with' as const,
      departmentKinds: ['district_department' as const],
      sameDistrict: true,
      why,
    };
    await put({ rules: { ...withoutDistrict, departments: [...departments, own] }, after: current });
    const legal = await personAt(api, hospital.legal);
    const answer = await legal.get<{ rule: string; items: { name: string; allowed: boolean }[] }>(
      `${await unitPath(api, hospital.unit)}/departments`,
    );
    expect(answer.body.rule).toBe(why);
    expect(answer.body.items.filter(({ allowed }) => allowed).map(({ name }) => name)).toEqual([
      '南山区卫生健康委员会',
    ]);
  });

  test('R-74 of two administrators at once the second is told', async () => {
    const { items } = await read();
    const after = items[0]?.version ?? 0;
    const both = await Promise.all([1, 2].map(() => put({ rules: defaultRoutingRules, after })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('SETTING_CHANGED');
  });
});
