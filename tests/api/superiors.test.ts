import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { bureau, health, hospital } from '../support/builders/application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { draftOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, personAt } from '../support/people.ts';

type Superior = {
  id: string;
  name: string;
  allowed: boolean;
  why: string;
  code: string | null;
  suggested: boolean;
  warnings: string[];
  accepted: number;
  refused: number;
  lastReportedAt: string | null;
};
type Refused = { code: string; faults: { field: string; reason: string }[] };

let api: OwnApi;
let handler: Person;
beforeAll(async () => {
  api = await ownApi();
  handler = await personAt(api, hospital.one);
});
afterAll(() => api.stop());

let next = 0;
/** Over with its publicity at the hospital, ready to be reported. */
async function ready(): Promise<{ id: string; engine: OwnApplication }> {
  const subject = `applicant-${++next}`;
  const id = await draftOf(api, { subject, business: 'initial', acceptingUnit: bureau.unit });
  const engine = OwnApplication.of(cityOn(api.knex), id);
  await engine.receive(hospital.unit, 'submitted');
  await engine.rest('review');
  await toReport(id);
  return { id, engine };
}
/** As if the publicity were over: the unit's own publicity is none of this test's. */
async function toReport(id: string): Promise<void> {
  const { id: handler_id } = await accountOf(api.knex, hospital.one);
  await api
    .knex('task')
    .where({ application_id: id, state: 'open' })
    .update({ actions: ['report', 'refuse'] });
  await api
    .knex('application')
    .where({ id })
    .update({ state: 'in_publicity', handler_id, begun_at: new Date() });
  await api.knex('publicity').insert({
    application_id: id,
    unit_id: await cityOn(api.knex).unit(hospital.unit),
    working_days: 5,
    start_date: '2026-01-05',
    end_date: '2026-01-12',
    earliest_report_date: '2026-01-13',
    provisional: false,
    calendar_revision: 1,
    public_view: '{}',
    job_key: 1,
    created_at: new Date(),
  });
}
const superiors = async (id: string): Promise<Superior[]> =>
  (await handler.get<{ items: Superior[] }>(`/api/applications/${id}/superiors`)).body.items;
const named = async (id: string, name: string): Promise<Superior | undefined> =>
  (await superiors(id)).find((one) => one.name === name);
const report = async (id: string, unit: string) =>
  handler.post<Refused>(`/api/applications/${id}/acts/report`, {
    input: { superiorUnitId: await cityOn(api.knex).unit(unit) },
  });

describe('choosing a superior', () => {
  test('R-93 past reports that were taken come first, refusals are told, a recalled report counts for nothing', async () => {
    const first = await ready();
    expect(
      (await superiors(first.id)).filter(({ allowed }) => allowed).map(({ accepted }) => accepted),
    ).toEqual((await superiors(first.id)).filter(({ allowed }) => allowed).map(() => 0));
    expect((await report(first.id, bureau.unit)).status).toBe(202);
    await first.engine.receive(bureau.unit, 'reported');
    await first.engine.rest('sign', ['sign', 'refuse']);
    expect((await superiors((await ready()).id))[0]).toMatchObject({
      name: bureau.unit,
      accepted: 1,
      refused: 0,
    });

    const accepting = await personAt(api, bureau.one);
    const refusal = await accepting.post(`/api/applications/${first.id}/acts/refuse`, {
      input: { reason: '不属于本单位受理范围' },
    });
    expect(refusal.status).toBe(202);
    const second = await ready();
    expect(await named(second.id, bureau.unit)).toMatchObject({ accepted: 0, refused: 1 });

    expect((await report(second.id, health.unit)).status).toBe(202);
    await second.engine.receive(health.unit, 'reported');
    await second.engine.rest('sign');
    const third = await ready();
    const list = await superiors(third.id);
    expect(list[0]).toMatchObject({ name: health.unit, accepted: 1, suggested: true });
    expect(list[0]?.lastReportedAt).toMatch(/^\d{4}-/);
    expect((await handler.post(`/api/applications/${second.id}/acts/recall`, { input: {} })).status).toBe(
      202,
    );
    expect(await named(third.id, health.unit)).toMatchObject({ accepted: 0, refused: 0 });
  });

  test('R-93 every refused unit says which rule, and the report refuses exactly what the list refuses', async () => {
    const { id } = await ready();
    const list = await superiors(id);
    expect(list.some(({ allowed }) => allowed)).toBe(true);
    expect(list.findLastIndex(({ allowed }) => allowed)).toBeLessThan(
      list.findIndex(({ allowed }) => !allowed),
    );
    for (const { name, code, why } of list.filter(({ allowed }) => !allowed)) {
      expect(code).toMatch(/^[A-Z_]+$/);
      const refused = await report(id, name);
      expect([refused.status, refused.body.code]).toEqual([422, 'SUPERIOR_NOT_ALLOWED']);
      expect(refused.body.faults).toEqual([{ field: 'superiorUnitId', reason: why }]);
    }
  });

  test('R-93 a unit that cannot take it now is refused before it is sent, each time with its own reason', async () => {
    const { id } = await ready();
    const unit = await cityOn(api.knex).unit(health.unit);
    const refusedFor = async (code: string, why: RegExp): Promise<void> => {
      expect(await named(id, health.unit)).toMatchObject({
        allowed: false,
        code,
        why: expect.stringMatching(why) as unknown,
      });
      expect((await report(id, health.unit)).body.code).toBe('SUPERIOR_NOT_ALLOWED');
    };
    expect(await named(id, health.unit)).toMatchObject({ allowed: true, warnings: [] });

    await api
      .knex('handler')
      .where({ unit_id: unit })
      .update({ permissions: ['confirmation_review'] });
    expect((await named(id, health.unit))?.warnings.join()).toMatch(/初定资格审核/);
    const legal = await api.knex('account').where({ legal_unit_id: unit }).first<{ id: string }>('id');
    await api.knex('account').where({ id: legal.id }).update({ legal_unit_id: null });
    await refusedFor('NO_REVIEWER', /没有开通“初定资格审核”的经办人/);
    await api.knex('account').where({ id: legal.id }).update({ legal_unit_id: unit });

    await api.knex('unit').where({ id: unit }).update({ informed_at: null });
    await refusedFor('INFORMATION_INCOMPLETE', /尚未完善单位基础信息/);
    await api.knex('unit').where({ id: unit }).update({ informed_at: new Date(), contact_phone: '' });
    await api.knex('unit_contact').where({ unit_id: unit }).delete();
    await refusedFor('NO_CONTACT', /联系电话/);
    await api.knex('unit').where({ id: unit }).update({ contact_phone: '023-61234567' });

    const applicant = await api
      .knex('application')
      .where({ id })
      .first<{ applicant_id: string }>('applicant_id');
    await api.knex('handler').insert({
      unit_id: unit,
      account_id: applicant.applicant_id,
      permissions: ['handlers'],
      created_at: new Date(),
    });
    await refusedFor('APPLICANT_ADMINISTERS', /权限管理人/);
  });
});
