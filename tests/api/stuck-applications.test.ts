import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { query } from '../../database/query.ts';
import type { Person } from '../../stack/http-client.ts';
import { hospital } from '../support/builders/application.ts';
import { dayAhead, heldBy } from '../support/builders/held-application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, auditLines, personAt } from '../support/people.ts';
import { employ } from '../support/staff.ts';

type Stuck = { id: string; handler: { name: string } | null; causes: { code: string; text: string }[] };
type Page = { items: Stuck[]; next: string | null; code?: string };
type Counts = { total: number; byCause: Record<string, number> };

let api: OwnApi;
let path: string;
let one: Person;
let legal: Person;
let administrator: Person;
let twoId = '';
beforeAll(async () => {
  api = await ownApi();
  path = `/api/units/${await cityOn(api.knex).unit(hospital.unit)}`;
  [one, legal, administrator] = await Promise.all([
    as(hospital.one),
    as(hospital.legal),
    as('administrator'),
  ]);
  twoId = (await accountOf(api.knex, hospital.two)).id;
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.knex('absence').delete();
  await api.knex('application').update({ state: 'abandoned', unit_id: null, handler_id: null });
});

const as = (subject: string): Promise<Person> => personAt(api, subject);
const list = async (by = one, at = `${path}/stuck-applications`): Promise<Page> => {
  const answer = await by.get<Page>(at);
  return answer.body;
};
const causesOf = async (application: OwnApplication): Promise<string[]> =>
  (await list()).items.find(({ id }) => id === application.id)?.causes.map(({ code }) => code) ?? [];
const longAgo = { waiting_since: new Date('2026-01-05T01:00:00Z') };

describe('what stands still', () => {
  test('R-99 nothing of what is being worked on', async () => {
    await heldBy(api, hospital.one);
    await heldBy(api, null, { state: 'to_sign' });
    expect((await list()).items).toEqual([]);
    expect((await one.get<Counts>(`${path}/stuck-applications/counts`)).body).toEqual({
      total: 0,
      byCause: { removed: 0, no_permission: 0, away: 0, silent: 0, unsigned: 0, unhandled: 0 },
    });
  });

  test('R-99 with a handler who is away, whoever stands in, and whether they can', async () => {
    const application = await heldBy(api, hospital.one);
    const own = await heldBy(api, hospital.one, { applicant_id: twoId });
    await one.post(`${path}/absences`, { deputyId: twoId, from: dayAhead(0), to: dayAhead(2) });
    const { items } = await list();
    const period = `${dayAhead(0)} 至 ${dayAhead(2)}`;
    const text = (of: OwnApplication): string[] | undefined =>
      items.find(({ id }) => id === of.id)?.causes.map((cause) => cause.text);
    expect(text(application)).toEqual([`石磊离岗（${period}），由尹春燕代办`]);
    expect(text(own)).toEqual([`石磊离岗（${period}），代办人尹春燕不能办理`]);
    await api.knex('absence').update({ from_date: dayAhead(1) });
    expect(await causesOf(application)).toEqual([]);
  });

  test('R-99 with a handler without the menu that the open step asks for, or who is no handler any more', async () => {
    const id = await employ(api, hospital, 'applicant-6', ['initial_review']);
    const application = await heldBy(api, 'applicant-6');
    const otherStep = await heldBy(api, 'applicant-6', { step_permission: 'issuance' });
    expect(await causesOf(application)).toEqual([]);
    expect(await causesOf(otherStep)).toEqual(['no_permission']);
    await legal.put(`${path}/handlers/${id}/permissions`, { permissions: ['confirmation_review'] });
    const found = (await list()).items.find((item) => item.id === application.id);
    expect(found?.causes.map(({ text }) => text)).toEqual([`${found?.handler?.name}没有“初定资格审核”权限`]);
    await api.knex('handler').where({ account_id: id }).update({ removed_at: new Date() });
    expect(await causesOf(application)).toEqual(['removed']);
  });

  test('R-99 a legal person has every menu while the unit is theirs, and none once it is not', async () => {
    const application = await heldBy(api, hospital.legal);
    expect(await causesOf(application)).toEqual([]);
    const unit = { legal_unit_id: path.split('/').at(-1) ?? '' };
    await api.knex('account').where({ subject: hospital.legal }).update({ legal_unit_id: null });
    expect(await causesOf(application)).toEqual(['removed']);
    await api.knex('account').where({ subject: hospital.legal }).update(unit);
  });

  test('R-99 silent, unsigned and unhandled for the unit’s number of working days', async () => {
    const signed = await heldBy(api, hospital.one, longAgo);
    const unsigned = await heldBy(api, null, { ...longAgo, state: 'to_sign' });
    const unhandled = await heldBy(api, null, longAgo);
    expect(await Promise.all([signed, unsigned, unhandled].map(causesOf))).toEqual([
      ['silent'],
      ['unsigned'],
      ['unhandled'],
    ]);
    const week = await heldBy(api, hospital.one, { waiting_since: new Date(Date.now() - 20 * 86_400_000) });
    expect(await causesOf(week)).toEqual(['silent']);
    const before = await auditLines(api.knex, 'silence_limit_saved');
    expect((await legal.put(`${path}/silence-limit`, { workingDays: 40 })).status).toBe(200);
    expect((await legal.put(`${path}/silence-limit`, { workingDays: 61 })).status).toBe(422);
    expect((await legal.put(`${path}/silence-limit`, { workingDays: 0 })).status).toBe(422);
    expect((await one.get(`${path}/silence-limit`)).body).toEqual({ workingDays: 40 });
    expect(await auditLines(api.knex, 'silence_limit_saved')).toBe(before + 1);
    expect(await causesOf(week)).toEqual([]);
    expect(await causesOf(signed)).toEqual(['silent']);
    await legal.put(`${path}/silence-limit`, { workingDays: 5 });
  });

  test('R-99 an act is a sign of life, and so is ticking what was checked', async () => {
    const application = await heldBy(api, hospital.one, longAgo);
    const row = async () =>
      (
        await query<{ form_revision: number }>(
          api.knex,
          'select form_revision from application where id = :id',
          { id: application.id },
        )
      )[0];
    await one.put(`/api/applications/${application.id}/checks`, {
      checked: ['achievements'],
      formRevision: (await row())?.form_revision,
    });
    expect(await causesOf(application)).toEqual([]);
    await api.knex('application').where({ id: application.id }).update(longAgo);
    await (await as(hospital.two)).post(`/api/applications/${application.id}/acts/take_over`, { input: {} });
    expect(await causesOf(application)).toEqual([]);
  });

  test('R-99 while publicity runs nothing is awaited; from its end on it is, and at once by an objection', async () => {
    const application = await heldBy(api, hospital.one);
    const earliest = async (day: string): Promise<string | undefined> => {
      await api.knex('publicity').insert({
        application_id: application.id,
        unit_id: path.split('/').at(-1),
        working_days: 5,
        start_date: '2026-03-02',
        end_date: day,
        earliest_report_date: day,
        provisional: false,
        calendar_revision: 1,
        public_view: {},
        job_key: 1,
        created_at: new Date(),
      });
      await application.rest('publicity');
      const [row] = await query<{ since: string }>(
        api.knex,
        `select to_char(waiting_since at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as since from application where id = :id`,
        { id: application.id },
      );
      return row?.since;
    };
    expect(await earliest('2999-03-10')).toBe('2999-03-10 00:00');
    const objection = { name: '周正', contact: '13512345678', subject: '学历', reason: '与事实不符' };
    await one.post(`/api/applications/${application.id}/acts/raise_objection`, { input: objection });
    const [row] = await query<{ soon: boolean }>(
      api.knex,
      `select waiting_since < now() + interval '1 minute' as soon from application where id = :id`,
      { id: application.id },
    );
    expect(row?.soon).toBe(true);
  });

  test('R-99 a handler with several causes is told all of them, once', async () => {
    const application = await heldBy(api, hospital.one, longAgo);
    await one.post(`${path}/absences`, { deputyId: twoId, from: dayAhead(0), to: dayAhead(2) });
    expect((await list()).items.map(({ id }) => id)).toEqual([application.id]);
    expect(await causesOf(application)).toEqual(['away', 'silent']);
    const { body } = await one.get<Counts>(`${path}/stuck-applications/counts`);
    expect(body).toMatchObject({ total: 1, byCause: { away: 1, silent: 1 } });
  });

  test('R-99 in pages, what waits longest first, each once; over all units for the platform’s administrator', async () => {
    const made: OwnApplication[] = [];
    for (let n = 0; n < 7; n++)
      made.push(
        await heldBy(api, n % 2 ? hospital.one : null, { waiting_since: new Date(Date.UTC(2026, 0, 5 + n)) }),
      );
    await one.post(`${path}/absences`, { deputyId: twoId, from: dayAhead(0), to: dayAhead(2) });
    for (const [by, at] of [
      [one, `${path}/stuck-applications`],
      [administrator, '/api/administration/stuck-applications'],
    ] as const) {
      const found: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page: Page = await list(by, `${at}?limit=3${next && `&after=${next}`}`);
        found.push(...page.items.map(({ id }) => id));
        next = page.next;
      }
      expect(found).toEqual(made.map(({ id }) => id));
    }
    const { body } = await administrator.get<Counts>('/api/administration/stuck-applications/counts');
    expect(body).toMatchObject({ total: 7, byCause: { silent: 3, unhandled: 4, away: 3 } });
  });

  test('R-99 reviewers see the business that is theirs, others nothing', async () => {
    const application = await heldBy(api, hospital.one, longAgo);
    await employ(api, hospital, 'applicant-7', ['confirmation_review']);
    await employ(api, hospital, 'applicant-8', ['handlers']);
    expect((await list(await as('applicant-7'))).items).toEqual([]);
    expect((await list(await as('applicant-8'))).code).toBe('PERMISSION_MISSING');
    expect((await list(one, `${path}/stuck-applications?business=confirmation`)).items).toEqual([]);
    expect((await list(one, `${path}/stuck-applications?business=initial`)).items).toHaveLength(1);
    expect((await list()).items[0]?.id).toBe(application.id);
  });

  test('R-99 what is moving to the flow is not shown as standing still', async () => {
    const application = await heldBy(api, hospital.one, longAgo);
    await one.post(`/api/applications/${application.id}/acts/return`, {
      input: { to: 'applicant', reason: '请补充材料' },
    });
    expect((await list()).items).toEqual([]);
  });
});
