import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { auditLines, personAt } from '../support/people.ts';

type Day = { date: string; working: boolean; name: string };
type Correction = Day & { reason: string; inForce: boolean };
type Refused = { code: string; faults: { field: string }[] };

let api: OwnApi;
let administrator: Person;
beforeAll(async () => {
  api = await ownApi();
  administrator = await personAt(api, 'administrator');
});
afterAll(() => api.stop());

const newYear: Day = { date: '2051-01-01', working: false, name: '元旦' };
const off = { working: false, name: '临时放假', reason: '市政府通知：因强降雨停工一天' };
const enter = (year: number, days: Day[] = []) => administrator.put(`/api/calendar/${year}`, { days });
const correct = (date: string, body: object, by = administrator) =>
  by.put<Day & Refused>(`/api/calendar/${date.slice(0, 4)}/days/${date}`, body);
const days = async (year: number): Promise<Day[]> =>
  (await administrator.get<{ days: Day[] }>(`/api/calendar/${year}`)).body.days;
const corrections = async (year: number): Promise<Correction[]> =>
  (await administrator.get<{ items: Correction[] }>(`/api/calendar/${year}/corrections`)).body.items;
const replannings = async (): Promise<number> =>
  Number(
    (
      await api.knex.raw<{ rows: { count: string }[] }>(
        `select count(*) from graphile_worker.jobs where task_identifier = 'replan-publicity'`,
      )
    ).rows[0]?.count,
  );

describe('one day of the calendar is corrected', () => {
  test('R-84 with its reason, in the audit trail; what runs is reckoned anew', async () => {
    await enter(2051, [newYear]);
    await api.knex.raw('delete from graphile_worker._private_jobs');
    const answer = await correct('2051-03-06', off);
    expect(answer).toMatchObject({ status: 200, body: { date: '2051-03-06', working: false } });
    expect(await days(2051)).toEqual([newYear, { date: '2051-03-06', working: false, name: '临时放假' }]);
    expect(await replannings()).toBe(1);
    const line = await api.knex('audit').where({ action: 'calendar_corrected' }).first<{ after: object }>();
    expect(line).toMatchObject({
      object_id: '2051-03-06',
      before: { working: true },
      after: { working: false, reason: off.reason },
    });
  });

  test('R-84 which days were corrected is told, and whether it still holds', async () => {
    await enter(2052);
    await correct('2052-03-06', off);
    await correct('2052-03-06', { working: true, name: '照常上班', reason: '通知撤销' });
    await correct('2052-03-07', off);
    const found = await corrections(2052);
    expect(found.map(({ date, working, inForce }) => [date, working, inForce])).toEqual([
      ['2052-03-07', false, true],
      ['2052-03-06', true, true],
      ['2052-03-06', false, false],
    ]);
    await enter(2052);
    expect((await corrections(2052)).map(({ inForce }) => inForce)).toEqual([false, false, false]);
    expect(await corrections(2051)).toHaveLength(1);
  });

  test('R-84 only in a year that was entered, only where it changes something', async () => {
    expect((await correct('2053-03-06', off)).body.code).toBe('CALENDAR_YEAR_UNKNOWN');
    await enter(2054, [{ ...newYear, date: '2054-01-01' }]);
    const same = await correct('2054-01-01', { working: false, name: '元旦', reason: '再次确认' });
    expect(same.body.code).toBe('CALENDAR_DAY_UNCHANGED');
    expect(await corrections(2054)).toEqual([]);
  });

  test('R-84 two who correct a day alike at once: one does, the other is told', async () => {
    await enter(2055);
    const answers = await Promise.all([1, 2].map(() => correct('2055-03-05', off)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await corrections(2055)).toHaveLength(1);
  });

  test('R-84 malformed is refused at its field, and only the administrator may', async () => {
    await enter(2056);
    const lines = await auditLines(api.knex, 'calendar_corrected');
    const wrong: [string, object, string][] = [
      ['2056-02-30', off, 'date'],
      ['2056-03-06', { ...off, reason: '' }, 'reason'],
      ['2056-03-06', { ...off, working: 'no' }, 'working'],
    ];
    for (const [date, body, field] of wrong) {
      const answer = await correct(date, body);
      expect([answer.status, answer.body.faults[0]?.field]).toEqual([422, field]);
    }
    const elsewhere = await administrator.put<Refused>('/api/calendar/2056/days/2057-03-06', off);
    expect(elsewhere.body.faults[0]?.field).toBe('date');
    const other = await correct('2056-03-06', off, await personAt(api, 'applicant-1'));
    expect(other.body.code).toBe('ADMINISTRATORS_ONLY');
    expect(await days(2056)).toEqual([]);
    expect(await auditLines(api.knex, 'calendar_corrected')).toBe(lines);
  });
});
