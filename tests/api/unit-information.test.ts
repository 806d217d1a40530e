import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../database/query.ts';
import { contracts } from '../../domain/api/index.ts';
import { Person } from '../../stack/http-client.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, auditLines, personAt } from '../support/people.ts';
import { currentUnit, saveUnit, type Unit, unitPath } from '../support/unit-information.ts';

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

type Department = { id: string; name: string; allowed: boolean; why: string };
const clinic = '北湖区湖滨社区卫生服务中心';
const unit = (name: string): Promise<string> => cityOn(api.knex).unit(name);
const as = (subject: string): Promise<Person> => personAt(api, subject);

describe('the base information of a unit', () => {
  test('R-30 a legal person completes it before anything else, and then is in the unit centre', async () => {
    const legal = await as('legal-north-clinic');
    const path = await unitPath(api, clinic);
    expect((await legal.get('/api/me')).body.memberships).toMatchObject([{ informationFirst: true }]);
    const shown = (await legal.get<Unit>(path)).body;
    expect(shown).toMatchObject({ complete: false, creditCode: null });
    expect(shown.missing.map(({ field }) => field)).toEqual([
      'creditCode',
      'address',
      'contactName',
      'contactPhone',
      'departmentId',
    ]);
    expect(shown.notes.length).toBeGreaterThan(3);
    for (const closed of [`${path}/handlers`, `${path}/tabs?business=initial`, '/api/applications'])
      expect((await legal.get<Unit>(closed)).body.code).toBe('UNIT_INFORMATION_FIRST');
    const { items } = (await legal.get<{ items: Department[] }>(`${path}/departments`)).body;
    expect(items.filter(({ allowed }) => allowed)).toEqual([
      expect.objectContaining({
        name: '北湖区人力资源和社会保障局',
        why: expect.stringContaining('区县属企事业单位') as unknown,
      }),
    ]);
    const whole = {
      creditCode: ' 12500109h100000015 ',
      address: '北湖区湖滨路1号',
      departmentId: items[0]?.id ?? null,
      contactName: '方宁',
      contactPhone: '023-63550100',
    };
    const wrong = await saveUnit(api, 'legal-north-clinic', clinic, whole);
    expect(wrong.body.faults).toEqual([
      { field: 'creditCode', reason: '统一社会信用代码校验位不符，请核对是否输错' },
    ]);
    const done = await saveUnit(api, 'legal-north-clinic', clinic, {
      ...whole,
      creditCode: '91350100m000100y43',
    });
    expect(done.status).toBe(200);
    expect(done.body).toMatchObject({ complete: true, missing: [], creditCode: '91350100M000100Y43' });
    expect((await legal.get(`${path}/handlers`)).status).toBe(200);
    expect(await auditLines(api.knex, 'unit_completed')).toBe(1);
  });

  test('R-30 every route but those that lead there and the public ones waits for it', () => {
    const open = contracts.filter(
      ({ access, beforeUnitInformation }) => access !== 'public' && beforeUnitInformation,
    );
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'get /api/me',
      'get /api/me/profile',
      'put /api/me/profile',
      'get /api/notices',
      'get /api/notices.xlsx',
      'get /api/notices/unread',
      'post /api/notices/read',
      'get /api/notices/stream',
      'get /api/me/notice-preferences',
      'put /api/me/notice-preferences',
      'get /api/units',
      'get /api/units/{unitId}',
      'put /api/units/{unitId}',
      'get /api/units/{unitId}/departments',
    ]);
  });

  test('R-32 it is changed later, and the audit trail tells what, without a whole phone', async () => {
    const before = await auditLines(api.knex, 'unit_changed');
    const changed = await saveUnit(api, hospital.one, hospital.unit, {
      address: '南山区医院街8号',
      contactPhone: '023-62770199',
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ address: '南山区医院街8号', contactPhone: '023-62770199' });
    expect(await auditLines(api.knex, 'unit_changed')).toBe(before + 1);
    const [line] = await query<{ before: object; after: object }>(
      api.knex,
      `select before, after from audit where action = 'unit_changed' order by id desc limit 1`,
    );
    expect(line?.before).toEqual({ address: '南山区医院街6号', contactPhone: '023*****0100' });
    expect(line?.after).toEqual({ address: '南山区医院街8号', contactPhone: '023*****0199' });
  });

  test('R-33 applicants read the contact of their business, or that of the unit where it has none', async () => {
    const city = cityOn(api.knex);
    const application = await OwnApplication.draft(city);
    await application.receive(bureau.unit, 'submitted');
    await application.rest('sign');
    const list = (business: string): Promise<{ body: { items: { pending: unknown }[] } }> =>
      as(bureau.one).then(async (person) =>
        person.get(`${await unitPath(api, bureau.unit)}/applications?tab=to_sign&business=${business}`),
      );
    expect((await list('initial')).body.items[0]?.pending).toMatchObject({
      person: '周立群',
      phone: '023-62880101',
    });
    const saved = await saveUnit(api, bureau.one, bureau.unit, {
      contacts: { initial: { name: '蒋丽华', phone: '13800000000' }, confirmation: null },
    });
    expect(saved.body.contacts).toEqual({
      initial: { name: '蒋丽华', phone: '13800000000' },
      confirmation: null,
    });
    expect((await list('initial')).body.items[0]?.pending).toMatchObject({
      person: '蒋丽华',
      phone: '13800000000',
    });
    await saveUnit(api, bureau.one, bureau.unit, { contacts: { initial: null, confirmation: null } });
    expect((await list('initial')).body.items[0]?.pending).toMatchObject({ phone: '023-62880101' });
  });

  test('R-32 two people who change it at once: one wins', async () => {
    const mine = await currentUnit(api, 'legal-first-hospital', '江州市第一人民医院');
    const path = await unitPath(api, '江州市第一人民医院');
    const people = await Promise.all([as('legal-first-hospital'), as('handler-first-hospital-1')]);
    const answers = await Promise.all(people.map((person) => person.put<Unit>(path, mine)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('UNIT_CHANGED');
  });

  test('R-30 name and code belong to one unit', async () => {
    const other = await currentUnit(api, 'legal-first-hospital', '江州市第一人民医院');
    const taken = async (over: Partial<Unit>): Promise<unknown[]> => {
      const { status, body } = await saveUnit(api, 'legal-north-school', '北湖区实验小学', over);
      return [status, body.code];
    };
    expect(await taken({ name: other.name })).toEqual([409, 'UNIT_NAME_TAKEN']);
    expect(await taken({ creditCode: other.creditCode })).toEqual([409, 'CREDIT_CODE_TAKEN']);
  });

  test('R-32 only those with 单位信息管理 of this very unit may look or change, and what was refused changed nothing', async () => {
    const path = await unitPath(api, hospital.unit);
    const mine = await currentUnit(api, hospital.one, hospital.unit);
    const weak = await accountOf(api.knex, 'applicant-1');
    await query(
      api.knex,
      `insert into handler (unit_id, account_id, permissions, created_at) values (:unitId, :id, '{handlers}', now())`,
      { unitId: await unit(hospital.unit), id: weak.id },
    );
    const asks: ((person: Person) => Promise<{ status: number }>)[] = [
      (person) => person.get(path),
      (person) => person.put(path, mine),
      (person) => person.get(`${path}/departments`),
    ];
    for (const ask of asks) {
      expect((await ask(new Person(api.baseUrl))).status).toBe(401);
      expect((await ask(await as('applicant-2'))).status).toBe(404);
      expect((await ask(await as(bureau.one))).status).toBe(404);
      expect((await ask(await as('applicant-1'))).status).toBe(403);
    }
    const person = await as(hospital.one);
    for (const wrong of [
      {},
      { ...mine, phone: '1' },
      { ...mine, contactPhone: '1' },
      { ...mine, revision: 'x' },
    ])
      expect((await person.put(path, wrong)).status).toBe(422);
    expect(await currentUnit(api, hospital.one, hospital.unit)).toEqual(mine);
  });
});

describe('the switch of signing', () => {
  test('reading 4: switching it off orders what waits to be moved on, switching it on does not', async () => {
    const orders = async (): Promise<number> =>
      (await query(api.knex, `select 1 from graphile_worker.jobs where task_identifier = 'apply-signing'`))
        .length;
    expect((await saveUnit(api, bureau.one, bureau.unit, { signing: true })).status).toBe(200);
    expect(await orders()).toBe(0);
    expect((await saveUnit(api, bureau.one, bureau.unit, { signing: false })).body.signing).toBe(false);
    expect(await orders()).toBe(1);
  });
});
