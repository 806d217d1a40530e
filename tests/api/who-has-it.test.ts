import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cipherOf } from '../../database/secret/cipher.ts';
import type { Person } from '../../stack/http-client.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { draftOf, unitIdOf } from '../support/builders/own-people.ts';
import { inOwnPublicity } from '../support/builders/own-publicity.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, personAt } from '../support/people.ts';

type Item = {
  id: string;
  business: string;
  state: string;
  titleApplied: object | null;
  submittedAt: string | null;
  handler: { name: string; me: boolean } | null;
  unit: { id: string; name: string } | null;
  begun: boolean;
  pending: { unit: string; person: string; phone: string } | null;
  latestEvent: { title: string } | null;
  commitment: { version: number; at: string } | null;
  step: { elementId: string; form: string; permission: string } | null;
};
type Items = { items: Item[] };

let api: OwnApi;
let applicant: Person;
let signer: Person;
let colleague: Person;
let applicationId: string;
let unitId: string;
beforeAll(async () => {
  api = await ownApi();
  [applicant, signer, colleague] = await Promise.all([
    personAt(api, 'applicant-1'),
    personAt(api, hospital.one),
    personAt(api, hospital.two),
  ]);
  applicationId = await inOwnPublicity(api, 'applicant-1');
  unitId = await unitIdOf(api, hospital.unit);
  const { id } = await accountOf(api.knex, hospital.one);
  await api
    .knex('account')
    .where({ id })
    .update({ phone: cipherOf(api.knex).encrypt('phone', '13900008888') });
});
afterAll(() => api.stop());

const inTab = async (person: Person): Promise<Item | undefined> =>
  (
    await person.get<Items>(`/api/units/${unitId}/applications?business=initial&tab=in_publicity`)
  ).body.items.find(({ id }) => id === applicationId);
const own = async (filter = ''): Promise<Item[]> =>
  (await applicant.get<Items>(`/api/applications${filter}`)).body.items;

describe('who has an application', () => {
  test('R-41 a list says who signed it, and whether that is the reader', async () => {
    expect((await inTab(signer))?.handler).toEqual({ name: '石磊', me: true });
    expect((await inTab(colleague))?.handler).toEqual({ name: '石磊', me: false });
  });

  test('R-41, R-48 a list says with which unit it lies, and whether that unit has begun', async () => {
    expect(await inTab(colleague)).toMatchObject({ unit: { id: unitId, name: hospital.unit }, begun: true });
    await draftOf(api, { subject: 'applicant-2', business: 'confirmation', acceptingUnit: bureau.unit });
    const drafts = (await (await personAt(api, 'applicant-2')).get<Items>('/api/applications')).body.items;
    expect(drafts).toEqual([expect.objectContaining({ unit: null, begun: false })]);
  });

  test("R-04 lists tell unit, person and the unit's telephone; the handler's own is for colleagues, on its page", async () => {
    const [mine] = await own();
    expect(mine?.pending).toEqual({ unit: hospital.unit, person: '石磊', phone: '023-62770100' });
    expect((await inTab(colleague))?.pending?.phone).toBe('023-62770100');
    const page = await colleague.get<Item>(`/api/applications/${applicationId}`);
    expect(page.body.pending?.phone).toBe('13900008888');
    expect(mine?.handler).toEqual({ name: '石磊', me: false });
  });

  test('R-04 my applications are narrowed by business and state', async () => {
    const draft = await draftOf(api, {
      subject: 'applicant-1',
      business: 'confirmation',
      acceptingUnit: bureau.unit,
    });
    expect((await own()).map(({ id }) => id)).toEqual([draft, applicationId]);
    expect((await own('?business=initial')).map(({ id }) => id)).toEqual([applicationId]);
    expect((await own('?state=draft')).map(({ id }) => id)).toEqual([draft]);
    expect(await own('?business=initial&state=draft')).toEqual([]);
    const wrong = await applicant.get<{ faults: { field: string }[] }>('/api/applications?state=lost');
    expect([wrong.status, wrong.body.faults.map(({ field }) => field)]).toEqual([422, ['state']]);
  });

  test('R-40 a list says for which title it is and when it was submitted; a draft says what it has', async () => {
    const at = new Date('2026-03-02T01:00:00Z');
    await api.knex('application').where({ id: applicationId }).update({ submitted_at: at });
    expect(await inTab(signer)).toMatchObject({
      titleApplied: { series: '工程技术', profession: '建筑工程', levelTitle: '助理级' },
      submittedAt: at.toISOString(),
    });
    const empty = await draftOf(api, {
      subject: 'applicant-2',
      business: 'initial',
      acceptingUnit: bureau.unit,
      form: {},
    });
    const person = await personAt(api, 'applicant-2');
    expect((await person.get<Item>(`/api/applications/${empty}`)).body).toMatchObject({
      titleApplied: null,
      submittedAt: null,
      commitment: null,
      step: null,
    });
  });

  test('R-13 its page says which commitment was ticked and when, and R-65 which step of the diagram is open', async () => {
    const at = new Date('2026-03-02T01:00:00Z');
    const kept = { commitment_version: 1, commitment_at: at };
    await api.knex('application').where({ id: applicationId }).update(kept);
    expect((await applicant.get<Item>(`/api/applications/${applicationId}`)).body).toMatchObject({
      commitment: { version: 1, at: at.toISOString() },
      step: { elementId: 'publicity', form: 'application-form', permission: 'review' },
    });
  });

  test('R-40 its page leads whoever may review it to the review page of their unit, and nobody else', async () => {
    type Page = { reviewableIn: { id: string; name: string }[] };
    const seenBy = async (person: Person) =>
      (await person.get<Page>(`/api/applications/${applicationId}`)).body.reviewableIn;
    expect(await seenBy(colleague)).toEqual([{ id: unitId, name: hospital.unit }]);
    expect(await seenBy(applicant)).toEqual([]);
    expect(await seenBy(await personAt(api, 'administrator'))).toEqual([]);
  });
});
