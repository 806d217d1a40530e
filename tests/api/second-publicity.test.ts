import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { enterYear } from '../../database/calendar/enter-year.ts';
import { dateInShanghai, yearOf } from '../../domain/calendar/date.ts';
import { minimumPublicityDays, reckonPublicity } from '../../domain/publicity/reckon.ts';
import type { Person } from '../../stack/http-client.ts';
import { replanPublicity } from '../../workers/outbox/replan-publicity.ts';
import { bureau, type Summary } from '../support/builders/application.ts';
import { atOwnBureau, restOwn } from '../support/builders/own-publicity.ts';
import { unitIdOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { personAt } from '../support/people.ts';

type Setting = Record<string, unknown> & { revision: number };
type Offered = Summary & { details?: { from: string } };

let api: OwnApi;
let handler: Person;
let unit: string;
beforeAll(async () => {
  api = await ownApi();
  handler = await personAt(api, bureau.one);
  unit = await unitIdOf(api, bureau.unit);
});
afterAll(() => api.stop());

const today = dateInShanghai(new Date());
const settings = (): string => `/api/units/${unit}/recognition-settings/initial`;

async function switchOn(secondPublicity: boolean, secondPublicityDays: number = minimumPublicityDays) {
  const { body } = await handler.get<Setting>(settings());
  return handler.put<Setting & { faults?: { field: string }[] }>(settings(), {
    ...body,
    phone: '023-62880101',
    instructions: '申报须知',
    secondPublicity,
    secondPublicityDays,
  });
}

async function approved(subject: string): Promise<string> {
  const id = await atOwnBureau(api, subject);
  const { status } = await handler.post(`/api/applications/${id}/acts/approve`, { input: {} });
  expect(status).toBe(202);
  await restOwn(api, id, 'certification', bureau.unit);
  await handler.post(`/api/units/${unit}/issuance-batches`, {
    name: `批次 ${id}`,
    business: 'initial',
    applicationIds: [id],
  });
  return id;
}
const read = async (id: string): Promise<Offered> =>
  (await handler.get<Offered>(`/api/applications/${id}`)).body;
const issuing = async (id: string): Promise<string | true> => {
  const offer = (await read(id)).acts.find(({ act }) => act === 'issue');
  return offer?.possible === true ? true : (offer?.reasons[0]?.code ?? 'missing');
};

describe('the second publicity, of the result (reading 18)', () => {
  test('is off unless switched on: certificates can be issued at once', async () => {
    const id = await approved('applicant-1');
    expect((await read(id)).resultPublicity).toBeNull();
    expect(await issuing(id)).toBe(true);
  });

  test('switched on, issuing waits for the next working day after the period; holding does not', async () => {
    await switchOn(true, 6);
    const id = await approved('applicant-2');
    const calendar = { years: new Set<number>(), days: new Map<string, never>() };
    const { start, end, earliestReportDate } = reckonPublicity({ start: today, workingDays: 6, calendar });
    const expected = { start, end, earliestIssueDate: earliestReportDate, provisional: true };
    expect((await read(id)).resultPublicity).toEqual(expected);
    const list = await handler.get<{ items: Summary[] }>(
      `/api/units/${unit}/applications?business=initial&tab=to_certify`,
    );
    expect(list.body.items.find((item) => item.id === id)?.resultPublicity).toEqual(expected);
    expect(await issuing(id)).toBe('RESULT_PUBLICITY_NOT_OVER');
    const input = { approvalDocumentId: id };
    const refused = await handler.post<Offered>(`/api/applications/${id}/acts/issue`, { input });
    expect([refused.status, refused.body.details?.from]).toEqual([409, earliestReportDate]);
    expect((await read(id)).acts.find(({ act }) => act === 'hold')?.possible).toBe(true);
    await api.knex('result_publicity').where({ application_id: id }).update({ earliest_issue_date: today });
    expect(await issuing(id)).toBe(true);
  });

  test('a later switch changes nothing for what was approved before', async () => {
    await switchOn(false);
    const before = await approved('applicant-3');
    await switchOn(true);
    const during = await approved('applicant-4');
    await switchOn(false);
    expect(await issuing(before)).toBe(true);
    expect(await issuing(during)).toBe('RESULT_PUBLICITY_NOT_OVER');
  });

  test('lasts five working days at least', async () => {
    const refused = await switchOn(true, 4);
    expect(refused.status).toBe(422);
    expect(refused.body.faults?.map(({ field }) => field)).toEqual(['secondPublicityDays']);
  });

  test('R-90 is reckoned anew when the calendar changes', async () => {
    await switchOn(true);
    const id = await approved('applicant-5');
    const { resultPublicity } = await read(id);
    const dayOff = { date: resultPublicity?.end ?? '', working: false, name: '临时放假' };
    await api.knex.transaction((trx) => enterYear(trx, yearOf(dayOff.date), [dayOff], new Date()));
    const task = replanPublicity({
      knex: api.knex,
      engine: undefined as never,
      clock: { now: () => new Date() },
    });
    await task({}, { retried: false });
    const anew = (await read(id)).resultPublicity;
    expect(anew?.end).toBe(resultPublicity?.earliestIssueDate);
    expect((anew?.earliestIssueDate ?? '') > (resultPublicity?.earliestIssueDate ?? '')).toBe(true);
  });
});
