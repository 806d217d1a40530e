import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../stack/http-client.ts';
import { draftOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';

type Commitment = { version: number; text: string; validFrom: string; code?: string };
const text = '本人承诺所填内容和所交材料真实、准确、完整，愿意承担相应责任。';
const south = '南山区人力资源和社会保障局';

let api: OwnApi;
let administrator: Person;
let applicant: Person;
beforeAll(async () => {
  api = await ownApi();
  administrator = await Person.signedIn(api.baseUrl, 'administrator');
  applicant = await Person.signedIn(api.baseUrl, 'applicant-1');
});
afterAll(() => api.stop());

const current = async (business = 'initial'): Promise<Commitment> =>
  (await applicant.get<Commitment>(`/api/commitments/${business}`)).body;
const publish = (body: object, business = 'initial') =>
  administrator.post<Commitment>(`/api/commitments/${business}`, body);

describe('the integrity commitment', () => {
  test('R-13 there is one for each business; of which version, and when, is recorded on submission', async () => {
    const id = await draftOf(api, { subject: 'applicant-1', business: 'initial', acceptingUnit: south });
    const { version, text: first } = await current();
    expect(first).toContain('承诺');
    expect((await current('confirmation')).version).toBe(1);
    const submit = (input: object) => applicant.post(`/api/applications/${id}/acts/submit`, { input });
    expect((await submit({ commitment: false, commitmentVersion: version })).status).toBe(422);
    expect((await publish({ text, after: version })).status).toBe(201);
    expect(await current()).toMatchObject({ version: version + 1, text });
    expect((await submit({ commitment: true, commitmentVersion: version })).body.code).toBe(
      'COMMITMENT_CHANGED',
    );
    expect((await submit({ commitment: true, commitmentVersion: version + 1 })).status).toBe(202);
    const row = await api.knex<Record<string, unknown>>('application').where({ id }).first();
    expect(row).toMatchObject({
      commitment_version: version + 1,
      commitment_at: expect.any(Date) as unknown,
    });
    const { body } = await applicant.get<{ items: object[] }>(`/api/applications/${id}/record`);
    expect(body.items).toMatchObject([{ event: 'submit', details: { commitmentVersion: version + 1 } }]);
  });

  test('R-13 a version for later is not in force before its day', async () => {
    const before = await current('confirmation');
    const made = await publish({ text, validFrom: '2099-01-01', after: before.version }, 'confirmation');
    expect(made.body).toMatchObject({ version: 2, validFrom: '2098-12-31T16:00:00.000Z' });
    expect(await current('confirmation')).toEqual(before);
    const { body } = await administrator.get<{ items: Commitment[] }>(
      '/api/commitments/confirmation/versions',
    );
    expect(body.items.map(({ version }) => version)).toEqual([2, 1]);
  });

  test('R-13 of two who write the next version the second is told', async () => {
    const { version } = await current();
    const both = await Promise.all([publish({ text, after: version }), publish({ text, after: version })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('SETTING_CHANGED');
    const trail = await api
      .knex<Record<string, unknown>>('audit')
      .where({ action: 'commitment_published', object_id: 'initial' });
    expect(trail.at(-1)).toMatchObject({ after: { version: version + 1, text } });
  });

  test('R-13 is read by whoever is signed in, and written by administrators alone', async () => {
    const before = await current();
    const nobody = new Person(api.baseUrl);
    expect((await nobody.get('/api/commitments/initial')).status).toBe(401);
    expect((await nobody.post('/api/commitments/initial', { text, after: 1 })).status).toBe(401);
    expect((await applicant.post('/api/commitments/initial', { text, after: 1 })).body.code).toBe(
      'ADMINISTRATORS_ONLY',
    );
    expect((await applicant.get('/api/commitments/initial/versions')).status).toBe(403);
    expect((await applicant.get('/api/commitments/other')).status).toBe(422);
    expect((await publish({ text: '短', after: before.version })).status).toBe(422);
    expect((await publish({ text, after: before.version, validFrom: '2020-01-01' })).status).toBe(422);
    expect(await current()).toEqual(before);
  });
});
