import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Act } from '../../domain/application/acts.ts';
import type { Reason } from '../../domain/reason.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { draftOf } from '../support/builders/own-people.ts';
import { cipher } from '../support/keys.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, personAt } from '../support/people.ts';

type Offer = { act: Act; possible: boolean; reasons: Reason[] };
type Refused = { code: string; reasons: Reason[] };

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

const offersTo = async (subject: string, id: string): Promise<Offer[]> =>
  (await (await personAt(api, subject)).get<{ acts: Offer[] }>(`/api/applications/${id}`)).body.acts;
const offer = async (subject: string, id: string, act: Act): Promise<Offer | undefined> =>
  (await offersTo(subject, id)).find((one) => one.act === act);

/** Lies at the hospital, signed by its second handler. */
async function signedByTwo(subject: string): Promise<string> {
  const id = await draftOf(api, { subject, business: 'initial', acceptingUnit: bureau.unit });
  const application = OwnApplication.of(cityOn(api.knex), id);
  await application.receive(hospital.unit, 'submitted');
  await application.rest('review');
  const { id: handler } = await accountOf(api.knex, hospital.two);
  await api
    .knex('account')
    .where({ id: handler })
    .update({ phone: cipher.encrypt('phone', '13612345678') });
  await api.knex('application').where({ id }).update({ handler_id: handler, begun_at: new Date() });
  return id;
}

describe('why an act is not possible, over the API', () => {
  test('R-91 the application says for each act whether it is possible, or every reason, who can act and their phone', async () => {
    const id = await signedByTwo('applicant-3');
    const colleague = await offer(hospital.one, id, 'report');
    expect(colleague?.possible).toBe(false);
    expect(colleague?.reasons.map(({ code }) => code)).toEqual([
      'STEP_DOES_NOT_OFFER',
      'NOT_THE_HANDLER',
      'PUBLICITY_FIRST',
    ]);
    expect(colleague?.reasons[1]?.who).toMatchObject({ unit: hospital.unit, phone: '13612345678' });
    const withdraw = await offer('applicant-3', id, 'withdraw');
    expect(withdraw?.reasons).toMatchObject([{ code: 'ALREADY_BEGUN', who: { unit: hospital.unit } }]);
    expect(withdraw?.reasons[0]?.who?.phone).toMatch(/^023-/);
    expect(JSON.stringify(await offersTo('applicant-3', id))).not.toContain('13612345678');
    expect(await offer(hospital.two, id, 'return')).toMatchObject({ possible: true, reasons: [] });
  });

  test('R-91 a refused act answers the very reasons that the application told, alone and in a batch', async () => {
    const id = await signedByTwo('applicant-4');
    const told = (await offer(hospital.one, id, 'return'))?.reasons;
    const person = await personAt(api, hospital.one);
    const input = { to: 'applicant', reason: '材料有误，请核实' };
    const refused = await person.post<Refused>(`/api/applications/${id}/acts/return`, { input });
    expect(refused.body).toMatchObject({ code: told?.[0]?.code, reasons: told });
    const batch = await person.post<{ results: { problem: Refused }[] }>('/api/acts/return', {
      items: [{ applicationId: id }],
      input,
    });
    expect(batch.body.results[0]?.problem).toMatchObject({ code: told?.[0]?.code, reasons: told });
  });

  test('R-46 R-91 whoever is barred reads it on the draft, with the day from which they may apply again', async () => {
    const id = await draftOf(api, {
      subject: 'applicant-5',
      business: 'initial',
      acceptingUnit: bureau.unit,
    });
    const other = await signedByTwo('applicant-6');
    const { id: accountId } = await accountOf(api.knex, 'applicant-5');
    const year = new Date().getFullYear();
    await api.knex('ban').insert({
      account_id: accountId,
      accepting_unit_id: await cityOn(api.knex).unit(bureau.unit),
      business: 'initial',
      year,
      application_id: other,
      reason: '材料不实',
      created_at: new Date(),
    });
    const told = await offer('applicant-5', id, 'submit');
    expect(told?.reasons).toMatchObject([
      { code: 'BARRED', from: `${year + 1}-01-01`, who: { unit: bureau.unit } },
    ]);
    const submitted = await (
      await personAt(api, 'applicant-5')
    ).post<Refused>(`/api/applications/${id}/acts/submit`, { input: { commitment: true } });
    expect(submitted.body.code).toBe('BARRED');
  });
});
