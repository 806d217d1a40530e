import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../database/query.ts';
import type { Person } from '../../stack/http-client.ts';
import { hospital } from '../support/builders/application.ts';
import { dayAhead, heldBy } from '../support/builders/held-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, personAt } from '../support/people.ts';
import { employ } from '../support/staff.ts';

type Result = { applicationId: string; done: boolean; problem: { code: string; message: string } | null };
type Held = {
  id: string;
  proposed: { accountId: string; name: string } | null;
  takers: { accountId: string; possible: boolean; why: string }[];
  revision: number;
};
type Page = { items: Held[]; next: string | null; counts: { state: string; count: number }[]; code?: string };

let api: OwnApi;
let unitPath: string;
let one: Person;
let two: Person;
let legal: Person;
let [oneId, twoId] = ['', ''];
beforeAll(async () => {
  api = await ownApi();
  unitPath = `/api/units/${await cityOn(api.knex).unit(hospital.unit)}`;
  [one, two, legal] = await Promise.all([as(hospital.one), as(hospital.two), as(hospital.legal)]);
  [oneId, twoId] = [
    (await accountOf(api.knex, hospital.one)).id,
    (await accountOf(api.knex, hospital.two)).id,
  ];
});
afterAll(() => api.stop());

const as = (subject: string): Promise<Person> => personAt(api, subject);
const handOver = async (by: Person, items: object[]): Promise<Result[]> =>
  (await by.post<{ results: Result[] }>('/api/hand-overs', { items })).body.results;
const codes = (results: Result[]): string[] =>
  results.map(({ done, problem }) => (done ? 'done' : (problem?.code ?? '')));
const handlerOf = async (id: string): Promise<string | null> =>
  (
    await query<{ handler_id: string | null }>(
      api.knex,
      'select handler_id from application where id = :id',
      { id },
    )
  )[0]?.handler_id ?? null;

describe('handing over', () => {
  test('R-99 shows all that is with somebody by stage, proposes who takes it, and hands over what is ticked', async () => {
    const id = await employ(api, hospital, 'applicant-3', ['initial_review']);
    const applications = [];
    for (let n = 0; n < 4; n++) applications.push(await heldBy(api, 'applicant-3'));
    await api.knex('application').where({ id: applications[3]?.id }).update({ state: 'in_publicity' });
    const path = `${unitPath}/handlers/${id}/applications`;
    const page = (await legal.get<Page>(`${path}?limit=3`)).body;
    expect(page.items.map((item) => item.id)).toEqual(applications.slice(0, 3).map((item) => item.id));
    expect(page.counts).toMatchObject([
      { state: 'in_publicity', count: 1 },
      { state: 'to_review', count: 3 },
    ]);
    const rest = (await legal.get<Page>(`${path}?after=${page.next}`)).body;
    expect(rest.items.map((item) => item.id)).toEqual([applications[3]?.id]);
    const proposed = new Set(page.items.map((item) => item.proposed?.accountId));
    expect(proposed).not.toContain(id);
    // All three are as free as each other: nobody gets two.
    expect(proposed.size).toBe(3);
    const items = [...page.items, ...rest.items].map((item) => ({
      applicationId: item.id,
      to: twoId,
      revision: item.revision,
    }));
    expect(codes(await handOver(legal, items))).toEqual(['done', 'done', 'done', 'done']);
    expect(await Promise.all(applications.map((item) => handlerOf(item.id)))).toEqual(Array(4).fill(twoId));
    const name = (await accountOf(api.knex, 'applicant-3')).name;
    const [record] = (await applications[0]?.rows('record')) ?? [];
    expect(record).toMatchObject({
      event: 'hand_over',
      title: '移交办理',
      details: { from: name, to: '尹春燕' },
    });
    const [line] = await query<{ before: object; after: object }>(
      api.knex,
      `select before, after from audit where action = 'hand_over' and object_id = :id`,
      { id: applications[0]?.id ?? '' },
    );
    expect(line).toMatchObject({ before: { handlerId: id }, after: { handlerId: twoId } });
    // Told once, however many there are.
    const notices = await query<{ text: string }>(
      api.knex,
      `select text from notice where kind = 'handed_over' and account_id = :twoId`,
      { twoId },
    );
    expect(notices.map(({ text }) => text)).toEqual([
      expect.stringMatching(new RegExp(`^南山区人民医院：${name}已将申报书（CD2026-.+等）移交给您办理`)),
    ]);
    // Reading 16: nothing is with them any more, so they can go.
    expect((await legal.delete(`${unitPath}/handlers/${id}`)).status).toBe(200);
  });

  test('R-99 shows with whom something is and how much, also with those who are removed', async () => {
    const id = await employ(api, hospital, 'applicant-14', ['initial_review']);
    await heldBy(api, 'applicant-14');
    await heldBy(api, 'applicant-14', { state: 'completed' });
    const holders = async (): Promise<{ accountId: string }[]> =>
      (await legal.get<{ items: { accountId: string }[] }>(`${unitPath}/holders`)).body.items;
    const own = async () => (await holders()).find(({ accountId }) => accountId === id);
    expect(await own()).toMatchObject({ open: 1, removed: false, away: false });
    await api.knex('handler').where({ account_id: id }).update({ removed_at: new Date() });
    expect(await own()).toMatchObject({ open: 1, removed: true });
  });

  test('R-99 each item has its own answer, and one bad item spoils nothing', async () => {
    const [good, own, stale, gone] = await Promise.all([
      heldBy(api, hospital.one),
      heldBy(api, hospital.one, { applicant_id: twoId }),
      heldBy(api, hospital.one),
      heldBy(api, hospital.one, { state: 'abandoned', unit_id: null }),
    ]);
    const outsider = (await accountOf(api.knex, 'handler-south-health-1')).id;
    const results = await handOver(legal, [
      { applicationId: own.id, to: twoId },
      { applicationId: good.id, to: outsider },
      { applicationId: stale.id, to: twoId, revision: 999 },
      { applicationId: gone.id, to: twoId },
      { applicationId: randomUUID(), to: twoId },
      { applicationId: good.id, to: oneId },
      { applicationId: stale.id, to: twoId },
    ]);
    expect(codes(results)).toEqual([
      'CANNOT_BE_HANDED_TO',
      'CANNOT_BE_HANDED_TO',
      'APPLICATION_CHANGED',
      'ACT_NOT_POSSIBLE_NOW',
      'APPLICATION_NOT_FOUND',
      'CANNOT_BE_HANDED_TO',
      'done',
    ]);
    expect(results.map(({ problem }) => problem?.message)).toMatchObject([
      '不能移交：尹春燕是申报人本人',
      '不能移交：接收人不是本单位经办人',
      expect.any(String),
      expect.any(String),
      expect.any(String),
      '不能移交：已由石磊办理',
      undefined,
    ]);
    expect(await handlerOf(good.id)).toBe(oneId);
    await api.knex('application').where({ id: own.id }).update({ state: 'abandoned', unit_id: null });
  });

  test('reading 2: giving away needs 移交办理, which nobody has unless it was ticked', async () => {
    const application = await heldBy(api, hospital.one);
    expect(codes(await handOver(one, [{ applicationId: application.id, to: twoId }]))).toEqual([
      'PERMISSION_MISSING',
    ]);
    const path = `${unitPath}/handlers/${oneId}`;
    expect((await one.get<Page>(`${path}/applications`)).body.code).toBe('PERMISSION_MISSING');
    const { body } = await legal.get<{ items: { accountId: string; permissions: { code: string }[] }[] }>(
      `${unitPath}/handlers`,
    );
    const before =
      body.items.find(({ accountId }) => accountId === oneId)?.permissions.map(({ code }) => code) ?? [];
    expect(before).not.toContain('hand_over');
    await legal.put(`${path}/permissions`, { permissions: [...before, 'hand_over'] });
    expect(codes(await handOver(one, [{ applicationId: application.id, to: twoId }]))).toEqual(['done']);
    await legal.put(`${path}/permissions`, { permissions: before });
  });

  test('R-99 nothing is handed to whoever is away', async () => {
    const application = await heldBy(api, hospital.one);
    const away = { deputyId: oneId, from: dayAhead(0), to: dayAhead(1) };
    const { id } = (await two.post<{ id: string }>(`${unitPath}/absences`, away)).body;
    const [result] = await handOver(legal, [{ applicationId: application.id, to: twoId }]);
    expect(result?.problem?.message).toBe('不能移交：尹春燕离岗中');
    await two.post(`${unitPath}/absences/${id}/end`);
  });

  test('R-99 handed over and acted on at the same moment: the act is the old handler’s, or it is no longer theirs', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round++) {
      const application = await heldBy(api, hospital.one);
      const [acted, handed] = await Promise.all([
        one.post<{ code?: string }>(`/api/applications/${application.id}/acts/return`, {
          input: { to: 'applicant', reason: '请补充材料' },
        }),
        handOver(legal, [{ applicationId: application.id, to: twoId }]),
      ]);
      const found = `${acted.status === 202 ? 'acted' : acted.body.code} ${codes(handed).join()}`;
      expect(['acted APPLICATION_MOVING', 'NOT_THE_HANDLER done']).toContain(found);
      expect(await handlerOf(application.id)).toBe(found.startsWith('acted') ? oneId : twoId);
      outcomes.add(found);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  test('R-99 handed to somebody who is removed at the same moment: never both', async () => {
    for (let round = 0; round < 6; round++) {
      const id = await employ(api, hospital, 'applicant-5', ['initial_review']);
      const application = await heldBy(api, hospital.one);
      const [removed, handed] = await Promise.all([
        legal.delete(`${unitPath}/handlers/${id}`),
        handOver(legal, [{ applicationId: application.id, to: id }]),
      ]);
      expect([removed.status === 200, handed[0]?.done].filter(Boolean)).toHaveLength(1);
      if (removed.status === 200) continue;
      expect(codes(await handOver(legal, [{ applicationId: application.id, to: twoId }]))).toEqual(['done']);
      expect((await legal.delete(`${unitPath}/handlers/${id}`)).status).toBe(200);
    }
  });
});
