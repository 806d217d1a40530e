import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { query } from '../../database/query.ts';
import type { Answer, Person } from '../../stack/http-client.ts';
import { hospital } from '../support/builders/application.ts';
import { dayAhead, heldBy } from '../support/builders/held-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, auditLines, personAt } from '../support/people.ts';
import { employ } from '../support/staff.ts';

type Absence = {
  id: string;
  handler: { accountId: string; name: string };
  deputy: { accountId: string; name: string };
  standing: string;
  code?: string;
  faults?: { field: string; reason: string }[];
};
type Page = { items: Absence[]; next: string | null };

let api: OwnApi;
let path: string;
let one: Person;
let two: Person;
let legal: Person;
let [oneId, twoId] = ['', ''];
beforeAll(async () => {
  api = await ownApi();
  path = `/api/units/${await cityOn(api.knex).unit(hospital.unit)}/absences`;
  [one, two, legal] = await Promise.all([as(hospital.one), as(hospital.two), as(hospital.legal)]);
  [oneId, twoId] = [
    (await accountOf(api.knex, hospital.one)).id,
    (await accountOf(api.knex, hospital.two)).id,
  ];
});
afterAll(() => api.stop());
beforeEach(() => api.knex('absence').delete());

const as = (subject: string): Promise<Person> => personAt(api, subject);
const enter = (by: Person, body: object): Promise<Answer<Absence>> => {
  return by.post<Absence>(path, { deputyId: twoId, from: dayAhead(0), to: dayAhead(3), ...body });
};
const back = { to: 'applicant', reason: '请补充材料' };
const act = (by: Person, id: string, name: string, input: object = back) =>
  by.post<{ code?: string }>(`/api/applications/${id}/acts/${name}`, { input });

describe('absences and deputies', () => {
  test('R-99 the deputy acts from the moment it is entered, and the record says for whom', async () => {
    const application = await heldBy(api, hospital.one);
    expect((await act(two, application.id, 'return')).body.code).toBe('NOT_THE_HANDLER');
    const entered = await enter(one, { note: '培训' });
    expect(entered.status).toBe(201);
    expect(entered.body).toMatchObject({
      handler: { accountId: oneId, name: '石磊' },
      deputy: { accountId: twoId, name: '尹春燕' },
      standing: 'now',
    });
    expect((await act(two, application.id, 'return')).status).toBe(202);
    const [record] = await application.rows('record');
    expect(record).toMatchObject({ event: 'return', account_id: twoId, details: { onBehalfOf: '石磊' } });
    const told = await two.get<{ items: { person: string }[] }>(`/api/applications/${application.id}/record`);
    expect(told.body.items.map(({ person }) => person)).toContain('尹春燕（代石磊办理）');
    // It stays the handler's: it comes back to them, not to the deputy.
    const [step] = await application.rows('way_step');
    expect(step).toMatchObject({ handler_id: oneId });
  });

  test('R-99 what the handler does meanwhile is done in their own name', async () => {
    const application = await heldBy(api, hospital.one);
    await enter(one, {});
    expect((await act(one, application.id, 'return')).status).toBe(202);
    const [record] = await application.rows('record');
    expect(record).toMatchObject({ account_id: oneId, details: { to: '申报人' } });
    expect(record?.details).not.toHaveProperty('onBehalfOf');
  });

  test('R-99 the deputy and the handler at once, whoever is first: one act, the other is told', async () => {
    await enter(one, {});
    for (let round = 0; round < 6; round++) {
      const application = await heldBy(api, hospital.one);
      const answers = await Promise.all([
        act(one, application.id, 'return'),
        act(two, application.id, 'return'),
      ]);
      expect(answers.map((answer) => answer.status).toSorted()).toEqual([202, 409]);
      expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('APPLICATION_MOVING');
      expect(await application.rows('record')).toHaveLength(1);
    }
  });

  test('R-99 ended early the deputy acts no more, of two who end it one does, and the deputy is told', async () => {
    const application = await heldBy(api, hospital.one);
    const { id } = (await enter(one, {})).body;
    const ends = await Promise.all([one, legal].map((by) => by.post<Absence>(`${path}/${id}/end`)));
    expect(ends.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    expect(ends.find((answer) => answer.status === 409)?.body.code).toBe('ABSENCE_OVER');
    expect(ends.find((answer) => answer.status === 200)?.body.standing).toBe('ended');
    expect((await act(two, application.id, 'return')).body.code).toBe('NOT_THE_HANDLER');
    const notices = await query<{ kind: string; text: string }>(
      api.knex,
      `select kind, text from notice where account_id = :twoId and dedupe_key like '%' || :id order by created_at, kind`,
      { twoId, id },
    );
    expect(notices.map(({ kind }) => kind)).toEqual(['deputised', 'deputy_ended']);
    expect(notices[0]?.text).toBe(
      `南山区人民医院：石磊 ${dayAhead(0)} 至 ${dayAhead(3)} 离岗，期间由您代办其名下的申报书。`,
    );
  });

  test('R-99 before it begins and after its last day nobody stands in', async () => {
    const application = await heldBy(api, hospital.one);
    await enter(one, { from: dayAhead(1), to: dayAhead(2) });
    expect((await act(two, application.id, 'return')).body.code).toBe('NOT_THE_HANDLER');
    await api.knex('absence').update({ from_date: dayAhead(-3), to_date: dayAhead(-1) });
    expect((await act(two, application.id, 'return')).body.code).toBe('NOT_THE_HANDLER');
    await api.knex('absence').update({ to_date: dayAhead(0) });
    expect((await act(two, application.id, 'return')).status).toBe(202);
  });

  test('reading 17: the deputy does nothing with their own application', async () => {
    const application = await heldBy(api, hospital.one, { applicant_id: twoId });
    await enter(one, {});
    expect((await act(two, application.id, 'return')).body.code).toBe('OWN_APPLICATION');
    await api.knex('application').where({ id: application.id }).update({ state: 'abandoned', unit_id: null });
  });

  test('R-99 own ones by oneself, those of others by whoever gives out permissions', async () => {
    const id = await employ(api, hospital, 'applicant-9', ['initial_review', 'confirmation_review']);
    const third = await as('applicant-9');
    expect((await enter(third, { accountId: oneId, deputyId: id })).body.code).toBe('PERMISSION_MISSING');
    const before = await auditLines(api.knex, 'absence_entered');
    const { body } = await enter(legal, { accountId: oneId });
    expect(body.handler.accountId).toBe(oneId);
    expect((await third.post<Absence>(`${path}/${body.id}/end`)).body.code).toBe('PERMISSION_MISSING');
    expect((await enter(third, { deputyId: oneId, from: dayAhead(9), to: dayAhead(9) })).status).toBe(201);
    expect(await auditLines(api.knex, 'absence_entered')).toBe(before + 2);
  });

  test('R-99 who cannot stand in is told at the field, as the list of deputies says', async () => {
    const id = await employ(api, hospital, 'applicant-10', ['initial_review']);
    const refused = await enter(one, { deputyId: id });
    expect([refused.status, refused.body.faults]).toEqual([
      422,
      [{ field: 'deputyId', reason: expect.stringContaining('没有“确认资格审核”权限') as unknown }],
    ]);
    const faults = async (body: object) => (await enter(one, body)).body.faults;
    expect(await faults({ deputyId: oneId })).toEqual([{ field: 'deputyId', reason: '不能由本人代办' }]);
    const outsider = (await accountOf(api.knex, 'handler-south-health-1')).id;
    expect(await faults({ deputyId: outsider })).toEqual([
      { field: 'deputyId', reason: '代办人不是本单位经办人' },
    ]);
    expect(await faults({ from: dayAhead(-1) })).toEqual([
      { field: 'from', reason: '离岗开始日期不能早于今天' },
    ]);
    expect((await faults({ from: '2026-02-30', deputyId: 'x' }))?.map(({ field }) => field)).toEqual([
      'deputyId',
      'from',
    ]);
    const list = await one.get<{ items: { accountId: string; possible: boolean; why: string }[] }>(
      `${path.replace('absences', 'deputies')}?from=${dayAhead(0)}&to=${dayAhead(3)}`,
    );
    const possible = new Map(list.body.items.map((item) => [item.accountId, item.possible]));
    expect([possible.get(twoId), possible.get(id), possible.has(oneId)]).toEqual([true, false, false]);
    expect(await api.knex('absence')).toEqual([]);
  });

  test('R-99 two that overlap, entered at once: one stands; nobody who is away stands in, and the other way round', async () => {
    for (let round = 0; round < 5; round++) {
      await api.knex('absence').delete();
      const both = await Promise.all([enter(one, {}), enter(legal, { accountId: oneId, from: dayAhead(3) })]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422]);
      expect(both.find(({ status }) => status === 422)?.body.faults?.[0]?.reason).toMatch(/重叠$/);
      await api.knex('absence').delete();
      // Each wants the other to stand in.
      const chain = await Promise.all([enter(one, {}), enter(two, { deputyId: oneId })]);
      expect(chain.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    }
  });

  test('R-34, R-99 whoever is removed has no absence any more; a removed deputy acts no more', async () => {
    const id = await employ(api, hospital, 'applicant-11', ['initial_review', 'confirmation_review']);
    const application = await heldBy(api, hospital.one);
    await enter(one, { deputyId: id });
    const third = await as('applicant-11');
    await enter(third, { from: dayAhead(20), to: dayAhead(21) });
    const handlers = path.replace('absences', 'handlers');
    expect((await legal.delete(`${handlers}/${id}`)).status).toBe(200);
    expect((await act(third, application.id, 'return')).body.code).toBe('APPLICATION_NOT_FOUND');
    const rows = await query<{ account_id: string; ended: boolean }>(
      api.knex,
      'select account_id, ended_at is not null as ended from absence order by from_date',
    );
    expect(rows).toEqual([
      { account_id: oneId, ended: false },
      { account_id: id, ended: true },
    ]);
  });

  test('R-99 what one stands in for is among one’s own in the tabs', async () => {
    const application = await heldBy(api, hospital.one);
    const mine = async (): Promise<string[]> => {
      const tab = `${path.replace('absences', 'applications')}?business=initial&tab=to_review&mine=true&limit=200`;
      return (await two.get<{ items: { id: string }[] }>(tab)).body.items.map(({ id }) => id);
    };
    expect(await mine()).not.toContain(application.id);
    await enter(one, {});
    expect(await mine()).toContain(application.id);
  });

  test('R-99 in pages, the latest beginning first, each once', async () => {
    for (const from of [2, 4, 6, 8, 10]) await enter(one, { from: dayAhead(from), to: dayAhead(from + 1) });
    const found: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page = (await two.get<Page>(`${path}?limit=2${next && `&after=${next}`}`)).body;
      found.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(new Set(found).size).toBe(5);
    const all = (await two.get<Page>(path)).body;
    expect(all.items.map(({ id }) => id)).toEqual(found);
    expect((await two.get<Absence>(`${path}?after=2026-02-30_x`)).body.faults?.[0]?.field).toBe('after');
  });
});
