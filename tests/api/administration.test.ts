import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { Person as Browser } from '../../stack/http-client.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, auditLines, personAt } from '../support/people.ts';

type Unit = { id: string; name: string; issuesCertificates: boolean; complete: boolean; department: string };
type Account = {
  id: string;
  name: string;
  phone: string;
  administrator: boolean;
  analyst: boolean;
  legalUnit: { name: string } | null;
};
type Page<T> = { items: T[]; next: string | null };
const bureau = '南山区人力资源和社会保障局';

let api: OwnApi;
let administrator: Person;
beforeAll(async () => {
  api = await ownApi(() => ({ administratorSubject: 'applicant-9' }));
  administrator = await personAt(api, 'administrator');
});
afterAll(() => api.stop());

const unit = (name: string): Promise<string> => cityOn(api.knex).unit(name);
const made = async (name: string, more: object = {}) =>
  administrator.post<Unit & { code?: string; faults?: object[] }>('/api/administration/units', {
    name,
    kind: 'work_unit',
    district: '南山区',
    departmentId: await unit(bureau),
    ...more,
  });

describe('the platform administrator', () => {
  test('R-74 whoever the setting names administers the platform from the first login on', async () => {
    const first = await personAt(api, 'applicant-9');
    expect((await first.get('/api/administration/units')).status).toBe(200);
    expect((await (await personAt(api, 'applicant-8')).get('/api/administration/units')).status).toBe(403);
  });

  test('R-74 R-31 a unit is made in its place, by the rule of competent departments', async () => {
    const answer = await made('南山区新设研究所');
    expect([answer.status, answer.body]).toEqual([
      201,
      expect.objectContaining({
        name: '南山区新设研究所',
        department: bureau,
        complete: false,
        issuesCertificates: false,
      }),
    ]);
    expect((await made('南山区新设研究所')).body.code).toBe('UNIT_NAME_TAKEN');
    const lines = await auditLines(api.knex, 'unit_created');
    const wrong = await made('北湖区新设研究所', { district: '北湖区' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.faults).toMatchObject([{ field: 'departmentId' }]);
    expect((await made('无主管部门的单位', { departmentId: null })).body.faults).toMatchObject([
      { field: 'departmentId' },
    ]);
    expect(await auditLines(api.knex, 'unit_created')).toBe(lines);
  });

  test('R-74 R-30 its legal account is bound to it, and must complete its information first', async () => {
    const { id } = (await made('南山区新设幼儿园')).body;
    const legal = await accountOf(api.knex, 'legal-north-clinic');
    const bound = await administrator.put<Account>(`/api/administration/accounts/${legal.id}`, {
      administrator: false,
      analyst: false,
      legalUnitId: id,
    });
    expect(bound.body.legalUnit?.name).toBe('南山区新设幼儿园');
    const person = await personAt(api, 'legal-north-clinic');
    expect((await person.get(`/api/units/${id}/handlers`)).body.code).toBe('UNIT_INFORMATION_FIRST');
    const individual = await accountOf(api.knex, 'applicant-1');
    const refused = await administrator.put<{ faults: object[] }>(
      `/api/administration/accounts/${individual.id}`,
      {
        administrator: false,
        analyst: false,
        legalUnitId: id,
      },
    );
    expect(refused.body.faults).toEqual([{ field: 'legalUnitId', reason: '个人账号不能代表单位' }]);
  });

  test('R-50 the authority to issue is granted and withdrawn, but not under running applications', async () => {
    const id = await unit('南山区卫生健康委员会');
    const path = `/api/administration/units/${id}/authority`;
    expect((await administrator.put<Unit>(path, { granted: true })).body.issuesCertificates).toBe(true);
    expect((await administrator.put<Unit>(path, { granted: true })).status).toBe(200);
    expect(await auditLines(api.knex, 'authority_granted')).toBe(1);
    expect((await administrator.put<Unit>(path, { granted: false })).body.issuesCertificates).toBe(false);
    await OwnApplication.inReview(cityOn(api.knex));
    const busy = await administrator.put(`/api/administration/units/${await unit(bureau)}/authority`, {
      granted: false,
    });
    expect([busy.status, busy.body.code]).toEqual([409, 'AUTHORITY_IN_USE']);
    const found = await administrator.get<Page<Unit>>(
      `/api/administration/units?search=${encodeURIComponent(bureau)}`,
    );
    expect(found.body.items[0]?.issuesCertificates).toBe(true);
  });

  test('R-74 R-60 an analyst is named and dismissed by the administrator at once, and neither goes unrecorded', async () => {
    const { id } = await accountOf(api.knex, 'applicant-10');
    const person = await personAt(api, 'applicant-10');
    const lines = await auditLines(api.knex, 'account_changed');
    for (const analyst of [true, true, false]) {
      const change = { administrator: false, analyst, legalUnitId: null };
      const saved = await administrator.put<Account>(`/api/administration/accounts/${id}`, change);
      expect(saved.body.analyst).toBe(analyst);
      expect((await person.get<{ analyst: boolean }>('/api/me')).body.analyst).toBe(analyst);
    }
    expect(await auditLines(api.knex, 'account_changed')).toBe(lines + 2);
  });

  test('R-74 the last administrator stays, also where two take it from each other at the same moment', async () => {
    const [one, two] = [await accountOf(api.knex, 'administrator'), await accountOf(api.knex, 'applicant-9')];
    const resign = async (by: Person, id: string) =>
      by.put(`/api/administration/accounts/${id}`, {
        administrator: false,
        analyst: false,
        legalUnitId: null,
      });
    const answers = await Promise.all([
      resign(administrator, two.id),
      resign(await personAt(api, 'applicant-9'), one.id),
    ]);
    const left = await api.knex('account').where({ administrator: true }).select<{ id: string }[]>('id');
    expect(left).toHaveLength(1);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect(won?.status).toBe(200);
    expect(['LAST_PLATFORM_ADMINISTRATOR', 'ADMINISTRATORS_ONLY']).toContain(lost?.body.code);
    await api.knex('account').whereIn('id', [one.id, two.id]).update({ administrator: true });
  });

  test('R-74 lists come in pages, by name, with phones hidden', async () => {
    const wholeUnits: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page<Unit> = (
        await administrator.get<Page<Unit>>(
          `/api/administration/units?limit=4${next && `&after=${encodeURIComponent(next)}`}`,
        )
      ).body;
      wholeUnits.push(...page.items.map(({ name }) => name));
      next = page.next;
    }
    const units = await api.knex('unit').count<{ count: string }[]>('* as count');
    expect([new Set(wholeUnits).size, wholeUnits.length]).toEqual([
      Number(units[0]?.count),
      Number(units[0]?.count),
    ]);
    const accounts: Account[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page<Account> = (
        await administrator.get<Page<Account>>(
          `/api/administration/accounts?limit=7${next && `&after=${encodeURIComponent(next)}`}`,
        )
      ).body;
      accounts.push(...page.items);
      next = page.next;
    }
    const all = await api.knex('account').count<{ count: string }[]>('* as count');
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(Number(all[0]?.count));
    expect(accounts.filter(({ phone }) => /^1\d{10}$/.test(phone))).toEqual([]);
    const found = await administrator.get<Page<Account>>(
      `/api/administration/accounts?search=${encodeURIComponent('林')}`,
    );
    expect(found.body.items.every(({ name }) => name.startsWith('林'))).toBe(true);
    expect(found.body.items.length).toBeGreaterThan(0);
  });

  test('R-74 nobody else comes in', async () => {
    expect((await new Browser(api.baseUrl).get('/api/administration/accounts')).status).toBe(401);
    expect(
      (await (await personAt(api, 'legal-south-bureau')).get('/api/administration/accounts')).status,
    ).toBe(403);
  });
});
