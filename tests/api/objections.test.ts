import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import publicityCompletion from '../../workers/publicity-completion.ts';
import { bureau, hospital, type Summary } from '../support/builders/application.ts';
import { nextKey } from '../support/builders/own-city.ts';
import { inOwnPublicity, schedulePublicity } from '../support/builders/own-publicity.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { auditLines, personAt } from '../support/people.ts';
import { runJob } from '../support/run-job.ts';

type Objection = { id: string; name: string | null; contact: string | null } & Record<string, unknown>;

let api: OwnApi;
let handler: Person;
beforeAll(async () => {
  api = await ownApi();
  handler = await personAt(api, hospital.one);
});
afterAll(() => api.stop());

const given = {
  name: '周正',
  contact: '13512345678',
  subject: '学历真实性',
  reason: '所填学历与本人了解的情况不符',
};
const settled = (objectionId: string, outcome = 'not_upheld') => ({
  objectionId,
  outcome,
  findings: '经向毕业院校核实，学历属实',
});
const act = (id: string, name: string, input: object = {}, by = handler) =>
  by.post<Summary & { faults?: { field: string }[] }>(`/api/applications/${id}/acts/${name}`, { input });
const raise = (id: string) => act(id, 'raise_objection', given);
const objectionsOf = async (id: string, by = handler): Promise<Objection[]> =>
  (await by.get<{ items: Objection[] }>(`/api/applications/${id}/objections`)).body.items;
const read = async (id: string, by = handler): Promise<Summary> =>
  (await by.get<Summary>(`/api/applications/${id}`)).body;
const possible = async (id: string, name: string): Promise<string | true> => {
  const offer = (await read(id)).acts.find((one) => one.act === name);
  return offer?.possible === true ? true : (offer?.reasons[0]?.code ?? 'missing');
};
/** As if it had been raised, and the publicity begun, so many days before. */
const age = (id: string, days: number): Promise<unknown> =>
  api.knex.raw(
    `with o as (update objection set raised_at = raised_at - make_interval(days => :days) where application_id = :id)
     update publicity set start_date = start_date - :days::int, earliest_report_date = earliest_report_date - :days::int
     where application_id = :id`,
    { id, days },
  );
const timerFires = (id: string, unitId: string): Promise<unknown> =>
  runJob(
    api.knex,
    publicityCompletion,
    { input: { applicationId: id, unitId }, jobKey: nextKey() },
    new Date(),
  );

describe('a named objection', () => {
  test('R-90 the earliest report date is in the list and with the application from the first minute, for both', async () => {
    const id = await inOwnPublicity(api, 'applicant-1');
    const applicant = await personAt(api, 'applicant-1');
    const { publicity } = await read(id, applicant);
    expect(publicity).toMatchObject({ over: false, provisional: expect.any(Boolean), stopped: false });
    expect((await read(id)).publicity).toEqual(publicity);
    const mine = await applicant.get<{ items: Summary[] }>('/api/applications');
    expect(mine.body.items[0]?.publicity).toEqual(publicity);
    const unit = (await api.knex('unit').where({ name: hospital.unit }).first<{ id: string }>('id')).id;
    const list = await handler.get<{ items: Summary[] }>(
      `/api/units/${unit}/applications?business=initial&tab=in_publicity`,
    );
    expect(list.body.items.find((item) => item.id === id)?.publicity).toEqual(publicity);
  });

  test('R-90 stops the clock: nothing ends, not even when the old timer fires; its outcome sets it going', async () => {
    const id = await inOwnPublicity(api, 'applicant-2');
    expect((await raise(id)).status).toBe(200);
    expect((await read(id)).publicity).toMatchObject({ stopped: true });
    await age(id, 30);
    for (const name of ['report', 'return', 'terminate'])
      expect(await possible(id, name)).toBe('OBJECTION_OPEN');
    const { unit_id: unitId = '' } =
      (await api.knex<{ id: string; unit_id: string }>('application').where({ id }).first('unit_id')) ?? {};
    await timerFires(id, unitId);
    expect((await read(id)).publicity?.over).toBe(false);
    const [objection] = await objectionsOf(id);
    expect((await act(id, 'settle_objection', settled(objection?.id ?? ''))).status).toBe(202);
    // The message is on its way: the timer that fired does not count any more.
    await timerFires(id, unitId);
    expect((await read(id)).publicity?.over).toBe(false);
    await schedulePublicity(api, id);
    const { publicity } = await read(id);
    expect(publicity).toMatchObject({ stopped: false, over: false });
    expect((publicity?.earliestReportDate ?? '') > new Date().toISOString().slice(0, 10)).toBe(true);
    expect(await possible(id, 'report')).toBe('PUBLICITY_NOT_OVER');
  });

  test('R-90 several at once: each must have its outcome', async () => {
    const id = await inOwnPublicity(api, 'applicant-3');
    await raise(id);
    await raise(id);
    const [first, second] = await objectionsOf(id);
    await act(id, 'settle_objection', settled(first?.id ?? ''));
    await schedulePublicity(api, id);
    expect((await read(id)).publicity?.stopped).toBe(true);
    expect((await act(id, 'settle_objection', settled(first?.id ?? ''))).status).toBe(422);
    await act(id, 'settle_objection', settled(second?.id ?? ''));
    await schedulePublicity(api, id);
    expect((await read(id)).publicity?.stopped).toBe(false);
    expect((await act(id, 'settle_objection', settled(second?.id ?? ''))).body.code).toBe(
      'NO_OPEN_OBJECTION',
    );
  });

  test('R-90 two who enter the outcome at once: one does, the other is told', async () => {
    const id = await inOwnPublicity(api, 'applicant-9');
    await raise(id);
    const [objection] = await objectionsOf(id);
    const answers = await Promise.all(
      ['upheld', 'not_upheld'].map((outcome) =>
        act(id, 'settle_objection', settled(objection?.id ?? '', outcome)),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect((await objectionsOf(id)).filter(({ outcome }) => outcome !== null)).toHaveLength(1);
  });

  test('R-90 upheld: nothing is reported any more; returning is possible at once and begins publicity anew', async () => {
    const id = await inOwnPublicity(api, 'applicant-4');
    await raise(id);
    await act(id, 'settle_objection', settled((await objectionsOf(id))[0]?.id ?? '', 'upheld'));
    await schedulePublicity(api, id);
    expect(await possible(id, 'report')).toBe('OBJECTION_UPHELD');
    expect(await possible(id, 'terminate')).toBe(true);
    expect((await act(id, 'return', { to: 'applicant', reason: '学历与事实不符，请更正' })).status).toBe(202);
    const found = await read(id);
    expect(found.publicity).toBeNull();
    await schedulePublicity(api, id);
    expect(await possible(id, 'report')).toBe('PUBLICITY_NOT_OVER');
  });

  test('R-90 is in the record of handling and the audit trail, without the objector', async () => {
    const id = await inOwnPublicity(api, 'applicant-5');
    const lines = await auditLines(api.knex, 'raise_objection');
    await raise(id);
    await act(id, 'settle_objection', settled((await objectionsOf(id))[0]?.id ?? ''));
    expect(await auditLines(api.knex, 'raise_objection')).toBe(lines + 1);
    const record = await (
      await personAt(api, 'applicant-5')
    ).get<{ items: object[] }>(`/api/applications/${id}/record`);
    expect(record.body.items).toMatchObject([
      { title: '登记实名异议', details: { subject: given.subject } },
      { title: '登记异议处理结果', opinion: '经向毕业院校核实，学历属实', details: { outcome: '不成立' } },
    ]);
    const audited = await api.knex('audit').where({ object_id: id }).select('before', 'after');
    for (const text of [JSON.stringify(record.body), JSON.stringify(audited), api.log.join('')]) {
      expect(text).not.toContain(given.contact);
      expect(text).not.toContain(given.reason);
    }
  });

  test('R-90 the contact is for the work unit’s handlers; the applicant learns neither name nor words', async () => {
    const id = await inOwnPublicity(api, 'applicant-6');
    await raise(id);
    await api.knex('reach').insert({
      application_id: id,
      unit_id: (await api.knex('unit').where({ name: bureau.unit }).first<{ id: string }>('id')).id,
      business: 'initial',
      reached_at: new Date(),
    });
    const seenBy = async (subject: string) => (await objectionsOf(id, await personAt(api, subject)))[0];
    expect(await seenBy(hospital.two)).toMatchObject(given);
    const masked = { name: given.name, contact: '135****5678', reason: given.reason };
    expect(await seenBy(bureau.one)).toMatchObject(masked);
    expect(await seenBy('administrator')).toMatchObject(masked);
    expect(await seenBy('applicant-6')).toMatchObject({
      name: null,
      contact: null,
      reason: null,
      subject: given.subject,
      outcome: null,
    });
    const stranger = await personAt(api, 'applicant-7');
    expect((await stranger.get(`/api/applications/${id}/objections`)).status).toBe(404);
  });

  test('R-90 is entered by the work unit’s handler alone, while publicity runs, with everything that is asked for', async () => {
    const id = await inOwnPublicity(api, 'applicant-8');
    const byOther = await act(id, 'raise_objection', given, await personAt(api, hospital.two));
    expect(byOther.body.code).toBe('NOT_THE_HANDLER');
    const byApplicant = await act(id, 'raise_objection', given, await personAt(api, 'applicant-8'));
    expect(byApplicant.body.code).toBe('ONLY_UNIT_STAFF');
    const incomplete = await act(id, 'raise_objection', { ...given, name: '', contact: ' ' });
    expect(incomplete.status).toBe(422);
    expect(incomplete.body.faults?.map(({ field }) => field).toSorted()).toEqual(['contact', 'name']);
    expect(await objectionsOf(id)).toEqual([]);
    await age(id, 30);
    expect((await raise(id)).body.code).toBe('PUBLICITY_OVER');
  });
});
