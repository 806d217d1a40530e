import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../database/query.ts';
import { Person } from '../../stack/http-client.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { hospital } from '../support/builders/application.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, auditLines, personAt } from '../support/people.ts';

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

type Handler = {
  accountId: string;
  name: string;
  idNumber: string;
  phone: string;
  permissions: { code: string }[];
  applications: number;
  revision: number;
  code?: string;
  detail?: string;
};

const unit = (name: string): Promise<string> => cityOn(api.knex).unit(name);
const as = (subject: string): Promise<Person> => personAt(api, subject);
const handlersPath = async (name: string): Promise<string> => `/api/units/${await unit(name)}/handlers`;
const codes = ({ permissions }: Handler): string[] => permissions.map(({ code }) => code);

/** Adds the person and ticks menus, by the unit's legal account. */
async function employ(
  unitName: string,
  legal: string,
  subject: string,
  permissions: string[] = [],
): Promise<string> {
  const { name, idNumber, id } = await accountOf(api.knex, subject);
  const path = await handlersPath(unitName);
  const by = await as(legal);
  expect((await by.post(path, { idNumber, name })).status).toBe(201);
  expect((await by.put(`${path}/${id}/permissions`, { permissions })).status).toBe(200);
  return id;
}

describe('the handlers of a unit', () => {
  test('R-34 a handler is added by document and name, without any permission, and is told in the audit trail', async () => {
    const { name, idNumber, id } = await accountOf(api.knex, 'applicant-1');
    const path = await handlersPath('北湖区实验小学');
    const legal = await as('legal-north-school');
    const made = await legal.post<Handler>(path, { idNumber: ` ${idNumber.toLowerCase()} `, name });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ accountId: id, name, permissions: [], applications: 0 });
    const me = await (await as('applicant-1')).get<{ memberships: { unitName: string }[] }>('/api/me');
    expect(me.body.memberships).toMatchObject([{ unitName: '北湖区实验小学', permissions: [] }]);
    expect((await legal.post<Handler>(path, { idNumber, name })).body.code).toBe('ALREADY_HANDLER');
    const [line] = await query<{ after: object; text: string }>(
      api.knex,
      `select after, audit::text as text from audit where action = 'handler_added' and object_id = :id`,
      { id },
    );
    expect(line?.after).toEqual({ name });
    expect(line?.text).not.toContain(idNumber);
  });

  test('R-34 nobody sees the whole number of a handler', async () => {
    const list = await (
      await as('handler-first-hospital-1')
    ).get<{ items: Handler[] }>(await handlersPath('江州市第一人民医院'));
    const { id, idNumber } = await accountOf(api.knex, 'handler-first-hospital-1');
    const shown = list.body.items.find(({ accountId }) => accountId === id);
    expect(list.body.items).toHaveLength(2);
    expect(JSON.stringify(list.body)).not.toContain(idNumber);
    expect(shown?.idNumber).toBe(`${idNumber.slice(0, 3)}***********${idNumber.slice(-4)}`);
    expect(shown?.phone).toBe('023*****0100');
  });

  test('R-34 whoever has not saved their document, or has another name, must do so first', async () => {
    const path = await handlersPath('北湖区实验小学');
    const legal = await as('legal-north-school');
    const { idNumber } = await accountOf(api.knex, 'applicant-2');
    const wrongName = await legal.post<Handler>(path, { idNumber, name: '另有其人' });
    const unknown = await legal.post<Handler>(path, { idNumber: '11010519491231002X', name: '赵一鸣' });
    expect([wrongName.status, unknown.status]).toEqual([404, 404]);
    expect(wrongName.body).toEqual({ ...unknown.body, instance: wrongName.body['instance' as never] });
    expect(wrongName.body.code).toBe('PERSON_NOT_FOUND');
    expect(wrongName.body.detail).toMatch(/个人中心/);
    const wrong = await legal.post<Handler & { faults: unknown }>(path, {
      idNumber: '110105194912310021',
      name: '赵一鸣',
    });
    expect([wrong.status, wrong.body.faults]).toEqual([
      422,
      [{ field: 'idNumber', reason: '身份证号校验位不符，请核对是否输错' }],
    ]);
  });

  test('R-35 permissions count from the next request after saving, and no sooner', async () => {
    const id = await employ('北湖区实验小学', 'legal-north-school', 'applicant-3');
    const path = await handlersPath('北湖区实验小学');
    const person = await as('applicant-3');
    const tab = `/api/units/${await unit('北湖区实验小学')}/tabs?business=initial`;
    expect((await person.get(tab)).body.code).toBe('PERMISSION_MISSING');
    const legal = await as('legal-north-school');
    const saved = await legal.put<Handler>(`${path}/${id}/permissions`, {
      permissions: ['unit_information', 'initial_review', 'initial_review'],
    });
    expect(codes(saved.body)).toEqual(['initial_review', 'unit_information']);
    expect((await person.get(tab)).status).toBe(200);
    await legal.put(`${path}/${id}/permissions`, { permissions: [] });
    expect((await person.get(tab)).body.code).toBe('PERMISSION_MISSING');
  });

  test('R-35 of two people who save what they read at the same time one wins', async () => {
    const id = await employ('北湖区实验小学', 'legal-north-school', 'applicant-4');
    const path = `${await handlersPath('北湖区实验小学')}/${id}/permissions`;
    const revision = (
      await (
        await as('legal-north-school')
      ).put<Handler>(path, { permissions: ['initial_review', 'handlers'] })
    ).body.revision;
    const people = await Promise.all([as('legal-north-school'), as('handler-north-school-1')]);
    const answers = await Promise.all(
      people.map((person, index) =>
        person.put<Handler>(path, { permissions: index ? [] : ['confirmation_review'], revision }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('HANDLER_CHANGED');
  });

  test('R-50 menus of issuing units cannot be ticked elsewhere', async () => {
    const id = await employ('北湖区实验小学', 'legal-north-school', 'applicant-5');
    const refused = await (
      await as('legal-north-school')
    ).put<Handler>(`${await handlersPath('北湖区实验小学')}/${id}/permissions`, {
      permissions: ['issuance'],
    });
    expect(refused.status).toBe(422);
    const list = await (
      await as('legal-north-school')
    ).get<{ items: Handler[] }>(await handlersPath('北湖区实验小学'));
    expect(list.body.items.find(({ accountId }) => accountId === id)?.permissions).toEqual([]);
  });

  test('R-35 the last administrator of a unit without a legal account can neither leave nor lose the permission', async () => {
    const path = await handlersPath('江州大学');
    const [one, two] = await Promise.all([
      accountOf(api.knex, 'handler-city-university-1'),
      accountOf(api.knex, 'handler-city-university-2'),
    ]);
    await query(api.knex, `update account set legal_unit_id = null where subject = 'legal-city-university'`);
    const person = await as('handler-city-university-1');
    // Each removes the other at once: the second is gone already, or is found to be the last.
    const both = await Promise.all([
      person.delete<Handler>(`${path}/${two.id}`),
      (await as('handler-city-university-2')).delete<Handler>(`${path}/${one.id}`),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(['NOT_FOUND', 'LAST_ADMINISTRATOR']).toContain(
      both.find(({ status }) => status >= 400)?.body.code,
    );
    const left = both[0].status === 200 ? one : two;
    const last = both[0].status === 200 ? person : await as('handler-city-university-2');
    const kept = await last.put<Handler>(`${path}/${left.id}/permissions`, { permissions: [] });
    expect([kept.status, kept.body.code]).toEqual([409, 'LAST_ADMINISTRATOR']);
    await query(
      api.knex,
      `update account set legal_unit_id = :unitId where subject = 'legal-city-university'`,
      { unitId: await unit('江州大学') },
    );
    expect((await last.delete(`${path}/${left.id}`)).status).toBe(200);
  });

  test('R-34 a removed handler loses access at once, and begins anew when added again', async () => {
    const id = await employ('北湖区实验小学', 'legal-north-school', 'applicant-6', ['initial_review']);
    const path = `${await handlersPath('北湖区实验小学')}/${id}`;
    const person = await as('applicant-6');
    const before = await auditLines(api.knex, 'handler_removed');
    expect((await (await as('legal-north-school')).delete(path)).body).toEqual({ removed: true });
    expect((await person.get('/api/me')).body.memberships).toEqual([]);
    expect((await (await as('legal-north-school')).delete(path)).status).toBe(404);
    expect(await auditLines(api.knex, 'handler_removed')).toBe(before + 1);
    const { name, idNumber } = await accountOf(api.knex, 'applicant-6');
    const again = await (
      await as('legal-north-school')
    ).post<Handler>(await handlersPath('北湖区实验小学'), { name, idNumber });
    expect([again.status, again.body.permissions]).toEqual([201, []]);
  });

  test('R-34 whoever has signed applications is removed only after handing them over', async () => {
    const id = await employ(hospital.unit, hospital.legal, 'applicant-7', ['initial_review']);
    const path = `${await handlersPath(hospital.unit)}/${id}`;
    const application = await OwnApplication.inReview(cityOn(api.knex));
    await query(
      api.knex,
      `update application set handler_id = :id, number = 'CD2026-000777' where id = :applicationId`,
      { id, applicationId: application.id },
    );
    const legal = await as(hospital.legal);
    const refused = await legal.delete<Handler>(path);
    expect([refused.status, refused.body.code]).toEqual([409, 'HANDLER_HAS_APPLICATIONS']);
    expect(refused.body.detail).toContain('CD2026-000777');
    expect((await legal.put(`${path}/permissions`, { permissions: [] })).status).toBe(200);
    const taken = await (
      await as(hospital.one)
    ).post(`/api/applications/${application.id}/acts/take_over`, { input: {} });
    expect(taken.status).toBe(200);
    expect((await legal.delete(path)).status).toBe(200);
  });

  test('reading 17: nobody administers a unit on the way of their own running application', async () => {
    const id = await employ(hospital.unit, hospital.legal, 'applicant-8');
    const path = `${await handlersPath(hospital.unit)}/${id}/permissions`;
    const legal = await as(hospital.legal);
    const application = await OwnApplication.inReview(cityOn(api.knex));
    const mine = (change: string): Promise<unknown> =>
      query(api.knex, `update application set ${change} where id = :applicationId`, {
        applicationId: application.id,
      });
    await mine(`applicant_id = '${id}', number = 'CD2026-000778'`);
    const refused = await legal.put<Handler>(path, { permissions: ['handlers'] });
    expect([refused.status, refused.body.code]).toEqual([409, 'OWN_APPLICATION_ON_THE_WAY']);
    expect(refused.body.detail).toContain('CD2026-000778');
    expect((await legal.put(path, { permissions: ['initial_review'] })).status).toBe(200);
    await mine(`state = 'completed', unit_id = null`);
    expect((await legal.put(path, { permissions: ['handlers'] })).status).toBe(200);
  });

  test('R-35 only those with 权限管理 of this very unit may look or change, and what was refused changed nothing', async () => {
    const path = await handlersPath(hospital.unit);
    const { id } = await accountOf(api.knex, hospital.two);
    const rows = (): Promise<unknown> =>
      query(api.knex, 'select * from handler order by unit_id, account_id');
    const weak = await employ(hospital.unit, hospital.legal, 'applicant-9', ['initial_review']);
    const before = await rows();
    const asks: ((person: Person) => Promise<{ status: number }>)[] = [
      (person) => person.get(path),
      (person) => person.post(path, { idNumber: '11010519491231002X', name: '某人' }),
      (person) => person.put(`${path}/${id}/permissions`, { permissions: [] }),
      (person) => person.delete(`${path}/${id}`),
    ];
    for (const ask of asks) {
      expect((await ask(new Person(api.baseUrl))).status).toBe(401);
      expect((await ask(await as('applicant-10'))).status).toBe(404);
      expect((await ask(await as('handler-south-health-1'))).status).toBe(404);
      expect((await ask(await as('administrator'))).status).toBe(404);
      expect((await ask(await as('applicant-9'))).status).toBe(403);
    }
    const legal = await as(hospital.legal);
    expect((await legal.post(path, { idNumber: '1', phone: '2' })).status).toBe(422);
    expect((await legal.put(`${path}/${weak}/permissions`, { permissions: ['all'] })).status).toBe(422);
    expect((await legal.put(`${path}/nobody/permissions`, { permissions: [] })).status).toBe(422);
    expect((await legal.delete(`${path}/${await unit(hospital.unit)}`)).status).toBe(404);
    expect(await rows()).toEqual(before);
  });
});
