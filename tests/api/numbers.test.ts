import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { bureau, hospital, type Summary } from '../support/builders/application.ts';
import { buildInitialForm, buildPerson } from '../support/builders/forms.ts';
import { identityNumber } from '../support/builders/identity-card.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { draftOf } from '../support/builders/own-people.ts';
import { cipher } from '../support/keys.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { bytesOfAnswer, pdfPages } from '../support/pdf-text.ts';
import { personAt } from '../support/people.ts';
import { employ } from '../support/staff.ts';

const person = buildPerson({ phone: '13777770001' });
const amended = {
  ...person,
  idNumber: identityNumber({ birthDate: '1998-05-20', sex: 'female', sequence: 123 }),
  phone: '13777770002',
};
/** By the sign-on: the demo city's. */
const signOnPhone = '13823010007';
const secrets = [person.idNumber, person.phone, amended.idNumber, amended.phone, signOnPhone];

let api: OwnApi;
let id: string;
let readers: { applicant: Person; workUnit: Person; bureau: Person; issuer: Person; administrator: Person };

/** Returned to its applicant by the bureau and amended there, after both units had it. */
beforeAll(async () => {
  api = await ownApi();
  const city = cityOn(api.knex);
  const form = { ...buildInitialForm(), basicInformation: person };
  const draft = { subject: 'applicant-7', business: 'initial', acceptingUnit: bureau.unit } as const;
  id = await draftOf(api, { ...draft, form });
  const application = OwnApplication.of(city, id);
  await application.receive(hospital.unit, 'submitted');
  await application.receive(bureau.unit, 'reported');
  await application.rest('review');
  await api
    .knex('application')
    .where({ id })
    .update({ handler_id: await idOf(bureau.one), begun_at: new Date() });
  await employ(api, { unit: bureau.unit, legal: 'legal-south-bureau' }, 'applicant-9', ['issuance']);
  const as = (subject: string): Promise<Person> => personAt(api, subject);
  readers = {
    applicant: await as('applicant-7'),
    workUnit: await as(hospital.one),
    bureau: await as(bureau.one),
    issuer: await as('applicant-9'),
    administrator: await as('administrator'),
  };
  const returned = await readers.bureau.post(`/api/applications/${id}/acts/return`, {
    input: { to: 'applicant', reason: '请核对证件号码' },
  });
  if (returned.status >= 300) throw new Error(JSON.stringify(returned.body));
  await api.knex('application').where({ id }).update({ state: 'to_amend', pending_act: null });
  await application.change({ ...form, basicInformation: amended });
});
afterAll(() => api.stop());

const idOf = async (subject: string): Promise<string> =>
  (await api.knex<{ id: string; subject: string }>('account').where({ subject }).first('id'))?.id ?? '';
const readBy = (reader: keyof typeof readers) =>
  readers[reader].get<Summary>(`/api/applications/${id}`).then(({ body }) => body);
const whole = ['applicant', 'workUnit', 'bureau'] as const;
const masked = ['issuer', 'administrator'] as const;
const maskedPhone = '137****0002';

describe('numbers of documents and phones', () => {
  test('R-40 are whole for the applicant and for the reviewers who check them, masked for all others', async () => {
    for (const reader of whole) expect((await readBy(reader)).form.basicInformation).toEqual(amended);
    for (const reader of masked) {
      const shown = (await readBy(reader)).form.basicInformation as typeof person;
      expect(shown).toEqual({
        ...amended,
        idNumber: `${amended.idNumber.slice(0, 3)}***********${amended.idNumber.slice(-4)}`,
        phone: maskedPhone,
      });
    }
  });

  test('R-22 the form on paper shows each of them what its page shows', async () => {
    const textFor = async (reader: keyof typeof readers): Promise<string> => {
      const answer = await readers[reader].raw(`/api/applications/${id}/form.pdf`, {});
      return (await pdfPages(await bytesOfAnswer(answer))).join('').replace(/\s/g, '');
    };
    for (const reader of whole) expect(await textFor(reader)).toContain(amended.idNumber);
    for (const reader of masked) {
      const text = await textFor(reader);
      expect(text).toContain(maskedPhone);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });

  test('R-21 what has changed since the return is told whole or masked likewise', async () => {
    const told = async (reader: keyof typeof readers): Promise<string> =>
      JSON.stringify((await readers[reader].get(`/api/applications/${id}/changes`)).body);
    for (const reader of whole)
      for (const secret of [person.idNumber, amended.idNumber, person.phone, amended.phone])
        expect(await told(reader)).toContain(secret);
    for (const reader of masked) {
      expect(await told(reader)).toContain(maskedPhone);
      for (const secret of secrets) expect(await told(reader)).not.toContain(secret);
    }
  });

  test('R-91 a phone of the applicant’s own is told on the page while it waits for them, and in no list', async () => {
    expect((await readBy('workUnit')).pending).toEqual({ unit: '', person: '吴梓萱', phone: signOnPhone });
    const unitId = await cityOn(api.knex).unit(hospital.unit);
    const list = `/api/units/${unitId}/applications`;
    const ask = '?business=initial&tab=all';
    const { body } = await readers.workUnit.get<{ items: Summary[] }>(list + ask);
    expect(body.items.find((one) => one.id === id)?.pending).toMatchObject({ phone: '' });
    const sheet = await bytesOfAnswer(await readers.workUnit.raw(`${list}.xlsx${ask}`, {}));
    expect(sheet.byteLength).toBeGreaterThan(1000);
    for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret);
  });

  test('R-04 a handler’s own phone is in no list and not on the page of who is no colleague', async () => {
    const own = '13777779999';
    const other = await draftOf(api, {
      subject: 'applicant-8',
      business: 'initial',
      acceptingUnit: bureau.unit,
    });
    const application = OwnApplication.of(cityOn(api.knex), other);
    await application.receive(hospital.unit, 'submitted');
    await application.rest('review');
    const handler = await idOf(hospital.two);
    await api.knex('application').where({ id: other }).update({ handler_id: handler });
    const phone = cipher.encrypt('phone', own);
    await api.knex('account').where({ id: handler }).update({ phone });
    const applicant = await personAt(api, 'applicant-8');
    for (const path of ['/api/applications', `/api/applications/${other}`])
      expect(JSON.stringify((await applicant.get(path)).body)).not.toContain(own);
    const page = await readers.workUnit.get<Summary>(`/api/applications/${other}`);
    expect(page.body.pending).toMatchObject({ phone: own });
  });

  test('are in no line of the log at any level, whatever is asked, refused or broken', async () => {
    const { idNumber, phone, sex, birthDate, nation } = amended;
    const mine = { documentType: 'identity_card', idNumber, phone, sex, birthDate, nation };
    const profile = { ...mine, politicalStatus: '群众', workUnit: '单位', education: null };
    const put = async (over: object) =>
      (await readers.applicant.put('/api/me/profile', { ...profile, ...over })).status;
    expect(await put({})).toBe(200);
    expect(await put({ sex: 'male' })).toBe(422);
    await readers.bureau.get(`/api/units?search=${amended.phone}`);
    await readers.workUnit.post('/api/verify', { number: 'x', name: person.name, idTail: '0028' });
    await api.knex.raw(`alter table profile add constraint broken check (nation <> '坏') not valid`);
    expect(await put({ nation: '坏' })).toBe(500);
    await api.knex.raw('alter table profile drop constraint broken');
    await api.knex.raw('alter table profile rename to gone');
    expect(await put({})).toBe(500);
    await api.knex.raw('alter table gone rename to profile');
    expect(api.log.filter((line) => line.includes('request failed'))).toHaveLength(2);
    for (const secret of secrets) expect(api.log.filter((line) => line.includes(secret))).toEqual([]);
  });

  test('R-74 are in no line of the audit trail', async () => {
    const { body } = await readers.administrator.get<{ items: unknown[] }>('/api/audit');
    expect(body.items.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret);
  });
});
