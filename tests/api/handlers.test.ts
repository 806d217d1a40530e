import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../database/query.ts';
import { Person } from '../../stack/http-client.ts';
import { hospital } from '../support/builders/application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, auditLines, personAt } from '../support/people.ts';
import { employ, type Handler, handlersPath } from '../support/staff.ts';

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

const school = { unit: '北湖区实验小学', legal: 'legal-north-school' };
const as = (subject: string): Promise<Person> => personAt(api, subject);
const unit = (name: string): Promise<string> => cityOn(api.knex).unit(name);

describe('the handlers of a unit', () => {
  test('R-34 a handler is added by document and name, without any permission, and is told in the audit trail', async () => {
    const { name, idNumber, id } = await accountOf(api.knex, 'applicant-1');
    const path = await handlersPath(api, school.unit);
    const legal = await as(school.legal);
    const made = await legal.post<Handler>(path, { idNumber: ` ${idNumber.toLowerCase()} `, name });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ accountId: id, name, permissions: [], applications: 0 });
    const me = await (await as('applicant-1')).get<{ memberships: { unitName: string }[] }>('/api/me');
    expect(me.body.memberships).toMatchObject([{ unitName: school.unit, permissions: [] }]);
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
    ).get<{ items: Handler[] }>(await handlersPath(api, '江州市第一人民医院'));
    const { id, idNumber } = await accountOf(api.knex, 'handler-first-hospital-1');
    const shown = list.body.items.find(({ accountId }) => accountId === id);
    expect(list.body.items).toHaveLength(2);
    expect(JSON.stringify(list.body)).not.toContain(idNumber);
    expect(shown?.idNumber).toBe(`${idNumber.slice(0, 3)}***********${idNumber.slice(-4)}`);
    expect(shown?.phone).toBe('023*****0100');
  });

  test('R-34 whoever has not saved their document, or has another name, must do so first', async () => {
    const path = await handlersPath(api, school.unit);
    const legal = await as(school.legal);
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

  test('R-34 a removed handler loses access at once, and begins anew when added again', async () => {
    const id = await employ(api, school, 'applicant-6', ['initial_review']);
    const path = `${await handlersPath(api, school.unit)}/${id}`;
    const person = await as('applicant-6');
    const before = await auditLines(api.knex, 'handler_removed');
    expect((await (await as(school.legal)).delete(path)).body).toEqual({ removed: true });
    expect((await person.get('/api/me')).body.memberships).toEqual([]);
    expect((await (await as(school.legal)).delete(path)).status).toBe(404);
    expect(await auditLines(api.knex, 'handler_removed')).toBe(before + 1);
    const { name, idNumber } = await accountOf(api.knex, 'applicant-6');
    const again = await (
      await as(school.legal)
    ).post<Handler>(await handlersPath(api, school.unit), { name, idNumber });
    expect([again.status, again.body.permissions]).toEqual([201, []]);
  });

  test('R-34 whoever has signed applications is removed only after handing them over', async () => {
    const id = await employ(api, hospital, 'applicant-7', ['initial_review']);
    const path = `${await handlersPath(api, hospital.unit)}/${id}`;
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

  test('R-34 removed and taking over at the same moment: never both', async () => {
    const path = await handlersPath(api, hospital.unit);
    const legal = await as(hospital.legal);
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round++) {
      const subject = `applicant-${11 + (round % 2)}`;
      const id = await employ(api, hospital, subject, ['initial_review']);
      const application = await OwnApplication.inReview(cityOn(api.knex));
      await query(
        api.knex,
        `update application set number = :number, handler_id = (select id from account where subject = :one) where id = :id`,
        { id: application.id, number: `CD2026-1${round}`, one: hospital.one },
      );
      const take = (person: Person) =>
        person.post(`/api/applications/${application.id}/acts/take_over`, { input: {} });
      const [removed, taken] = await Promise.all([legal.delete(`${path}/${id}`), take(await as(subject))]);
      expect([removed.status === 200, taken.status === 200].filter(Boolean)).toHaveLength(1);
      outcomes.add(removed.status === 200 ? 'removed' : 'taken');
      if (removed.status === 200) continue;
      expect((await take(await as(hospital.one))).status).toBe(200);
      expect((await legal.delete(`${path}/${id}`)).status).toBe(200);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  test('R-35 only those with 权限管理 of this very unit may look or change, and what was refused changed nothing', async () => {
    const path = await handlersPath(api, hospital.unit);
    const { id } = await accountOf(api.knex, hospital.two);
    const rows = (): Promise<unknown> =>
      query(api.knex, 'select * from handler order by unit_id, account_id');
    const weak = await employ(api, hospital, 'applicant-9', ['initial_review']);
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
