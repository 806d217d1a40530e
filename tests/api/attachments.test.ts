import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../stack/http-client.ts';
import { pdfBytes, pngBytes, upload } from '../support/builders/files.ts';
import { backToApplicant, draftOf, unitIdOf } from '../support/builders/own-people.ts';
import { dateInShanghai } from '../../domain/calendar/date.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';

type Attachments = {
  revision: number;
  items: { id: string; name: string; required: boolean; files: { id: string; name: string }[] }[];
};
type Refused = { code: string; faults: { field: string; reason: string }[] };

const north = '北湖区人力资源和社会保障局';
let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

let next = 0;
/** A draft for confirmation at the unit that demands the certificate of the title held, by a person without another. */
async function draft(): Promise<{ applicant: Person; id: string; path: string; certificate: string }> {
  const subject = `applicant-${++next}`;
  const applicant = await Person.signedIn(api.baseUrl, subject);
  const id = await draftOf(api, { subject, business: 'confirmation', acceptingUnit: north });
  const path = `/api/applications/${id}/attachments`;
  const { items } = (await applicant.get<Attachments>(path)).body;
  return { applicant, id, path, certificate: items.find(({ required }) => required)?.id ?? '' };
}
const newFile = async (person: Person): Promise<string> =>
  (await upload(person, pdfBytes(), '职称证书.pdf')).body.id;
const linked = async (id: string): Promise<boolean> =>
  (await api.knex<{ id: string; linked_at: Date | null }>('file').where({ id }).first())?.linked_at !== null;
const submit = (person: Person, id: string, input: object = { commitment: true }) =>
  person.post<Refused>(`/api/applications/${id}/acts/submit`, { input });

describe('attachments of an application', () => {
  test('R-15 are what the accepting unit demands, in its order, and keep the order of the files', async () => {
    const { applicant, path, certificate } = await draft();
    const files = [await newFile(applicant), (await upload(applicant, pngBytes(), '二.png')).body.id];
    const saved = await applicant.put<Attachments>(path, {
      attachments: { [certificate]: files },
      revision: 1,
    });
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      revision: 2,
      items: [
        { name: '现有职称证书', required: true, files: [{ name: '职称证书.pdf' }, { name: '二.png' }] },
        { name: '其他佐证材料', required: false, files: [] },
      ],
    });
    expect((await applicant.get(path)).body).toEqual(saved.body);
    expect(await linked(files[0] ?? '')).toBe(true);
    const less = await applicant.put<Attachments>(path, {
      attachments: { [certificate]: [files[1]] },
      revision: 2,
    });
    expect(less.body.items[0]?.files).toHaveLength(1);
    expect([await linked(files[0] ?? ''), await linked(files[1] ?? '')]).toEqual([false, true]);
  });

  test('R-16 of two tabs the second is told, and overwrites nothing', async () => {
    const { applicant, path, certificate } = await draft();
    const files = [await newFile(applicant), await newFile(applicant)];
    const both = await Promise.all(
      files.map((file) =>
        applicant.put<Attachments & Refused>(path, { attachments: { [certificate]: [file] }, revision: 1 }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('APPLICATION_CHANGED');
    expect((await applicant.get(path)).body).toEqual(both.find(({ status }) => status === 200)?.body);
  });

  test('R-18 submitting names each missing attachment at its field, beside the other faults', async () => {
    const { applicant, id, path, certificate } = await draft();
    await api.knex('application').where({ id }).update({ form: '{}' });
    const refused = await submit(applicant, id);
    expect([refused.status, refused.body.code]).toEqual([422, 'FORM_INVALID']);
    expect(refused.body.faults.length).toBeGreaterThan(2);
    expect(refused.body.faults).toContainEqual({
      field: `attachments.${certificate}`,
      reason: '请上传“现有职称证书”',
    });
    expect((await applicant.get<{ state: string }>(`/api/applications/${id}`)).body.state).toBe('draft');
    expect((await applicant.get<Attachments>(path)).body.items[0]?.files).toEqual([]);
  });

  test('R-51 what was submitted keeps its demands; resubmitting asks for the same, though the unit has closed', async () => {
    const { applicant, id, path, certificate } = await draft();
    const file = await newFile(applicant);
    await applicant.put(path, { attachments: { [certificate]: [file] }, revision: 1 });
    expect((await submit(applicant, id)).status).toBe(202);
    const setting = { unit_id: await unitIdOf(api, north), business: 'confirmation' };
    const row = await api.knex<Record<string, unknown>>('recognition_setting').where(setting).first();
    const others = [{ id: crypto.randomUUID(), name: '新要求', note: '', required: true }];
    await api
      .knex('recognition_setting')
      .where(setting)
      .update({ demands: JSON.stringify(others), enabled: false });
    try {
      const shown = (await applicant.get<Attachments>(path)).body;
      expect(shown.items.map(({ name }) => name)).toEqual(['现有职称证书', '其他佐证材料']);
      await backToApplicant(api, id);
      await api.knex.raw(
        `insert into task (job_key, application_id, stage, element_id, actions, form, permission, process_instance_key, state, arrived_at, seen_at)
         values (?, ?, 'amend', 'amend', array['amend','resubmit','abandon'], 'application-form', 'applicant', 1, 'open', now(), now())`,
        [1000 + next, id],
      );
      await applicant.put(path, { attachments: {}, revision: shown.revision });
      const resubmit = () => applicant.post<Refused>(`/api/applications/${id}/acts/resubmit`, { input: {} });
      expect((await resubmit()).body.faults).toEqual([
        { field: `attachments.${certificate}`, reason: '请上传“现有职称证书”' },
      ]);
      await applicant.put(path, {
        attachments: { [certificate]: [file] },
        revision: shown.revision + 1,
      });
      expect((await resubmit()).status).toBe(202);
    } finally {
      await api
        .knex('recognition_setting')
        .where(setting)
        .update({ demands: JSON.stringify(row?.demands), enabled: true });
    }
  });

  test('R-51 a demand dropped while the application is a draft lets go of its files on submission', async () => {
    const { applicant, id, path, certificate } = await draft();
    const items = (await applicant.get<Attachments>(path)).body.items;
    const [kept, dropped] = [await newFile(applicant), await newFile(applicant)];
    const optional = items[1]?.id ?? '';
    await applicant.put(path, {
      attachments: { [certificate]: [kept], [optional]: [dropped] },
      revision: 1,
    });
    const setting = { unit_id: await unitIdOf(api, north), business: 'confirmation' };
    const row = await api.knex<{ demands: object[] }>('recognition_setting').where(setting).first('demands');
    const change = (demands: unknown) =>
      api
        .knex('recognition_setting')
        .where(setting)
        .update({ demands: JSON.stringify(demands) });
    await change(row?.demands.slice(0, 1));
    try {
      expect((await submit(applicant, id)).status).toBe(202);
      expect([await linked(kept), await linked(dropped)]).toEqual([true, false]);
    } finally {
      await change(row?.demands);
    }
  });

  test.each<[string, (own: string, certificate: string) => Promise<object>]>([
    [
      "another's file",
      async (_own, c) => ({ [c]: [await newFile(await Person.signedIn(api.baseUrl, 'applicant-16'))] }),
    ],
    ['a file that is not there', (_own, c) => Promise.resolve({ [c]: [crypto.randomUUID()] })],
    ['a demand that is not there', (own) => Promise.resolve({ [crypto.randomUUID()]: [own] })],
    ['a file twice', (own, c) => Promise.resolve({ [c]: [own, own] })],
    ['no files', (own, c) => Promise.resolve({ [c]: own })],
    ['something else', () => Promise.resolve({ certificate: [] })],
  ])('R-15 %s is refused, and nothing is changed', async (_what, given) => {
    const { applicant, path, certificate } = await draft();
    const own = await newFile(applicant);
    const answer = await applicant.put<Refused>(path, {
      attachments: await given(own, certificate),
      revision: 1,
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'INPUT_INVALID']);
    expect(answer.body.faults[0]?.field).toMatch(/^attachments\./);
    expect((await applicant.get<Attachments>(path)).body).toMatchObject({ revision: 1 });
    expect(await linked(own)).toBe(false);
  });

  test('R-15 are changed by the applicant alone, before submission', async () => {
    const { applicant, id, path, certificate } = await draft();
    const file = await newFile(applicant);
    const body = { attachments: { [certificate]: [file] }, revision: 1 };
    expect((await new Person(api.baseUrl).put(path, body)).status).toBe(401);
    expect((await new Person(api.baseUrl).get(path)).status).toBe(401);
    const other = await Person.signedIn(api.baseUrl, 'applicant-16');
    expect((await other.put(path, body)).status).toBe(404);
    expect((await other.get(path)).status).toBe(404);
    const administrator = await Person.signedIn(api.baseUrl, 'administrator');
    expect((await administrator.put(path, body)).body.code).toBe('ONLY_THE_APPLICANT');
    await applicant.put(path, body);
    await submit(applicant, id);
    const late = await applicant.put<Refused>(path, { attachments: {}, revision: 3 });
    expect(late.body.code).toBe('APPLICATION_MOVING');
    const trail = await api.knex('audit').where({ action: 'attachments_saved', object_id: id });
    expect(trail).toMatchObject([{ before: {}, after: { [certificate]: [file] } }]);
  });

  test('R-15 their files may be read by whoever may see the application, from then on', async () => {
    const { applicant, id, path, certificate } = await draft();
    const file = await newFile(applicant);
    await applicant.put(path, { attachments: { [certificate]: [file] }, revision: 1 });
    const reviewer = await Person.signedIn(api.baseUrl, 'handler-south-hospital-1');
    const foreign = await Person.signedIn(api.baseUrl, 'handler-south-health-1');
    expect((await reviewer.get(`/api/files/${file}`)).status).toBe(404);
    await api.knex('reach').insert({
      application_id: id,
      unit_id: await unitIdOf(api, '南山区人民医院'),
      business: 'confirmation',
      reached_at: new Date(),
    });
    expect((await reviewer.get(`/api/files/${file}`)).status).toBe(200);
    expect((await foreign.get(`/api/files/${file}`)).status).toBe(404);
    expect((await reviewer.get(path)).status).toBe(200);
    expect((await reviewer.put(path, { attachments: {}, revision: 2 })).status).toBe(403);
  });

  test('R-16 a deleted draft lets go of its files', async () => {
    const { applicant, id, path, certificate } = await draft();
    const file = await newFile(applicant);
    await applicant.put(path, { attachments: { [certificate]: [file] }, revision: 1 });
    expect((await applicant.delete(`/api/applications/${id}`)).status).toBe(200);
    expect(await linked(file)).toBe(false);
  });
});

describe('eligibility', () => {
  test('R-18 stands in the way only where the accepting unit has made it a condition', async () => {
    const subject = 'applicant-16';
    const applicant = await Person.signedIn(api.baseUrl, subject);
    const id = await draftOf(api, { subject, business: 'initial', acceptingUnit: north });
    await api.knex.raw(
      `update application set form = jsonb_set(form, '{titleApplied,level}', '"intermediate"') where id = ?`,
      [id],
    );
    const setting = { unit_id: await unitIdOf(api, north), business: 'initial' };
    await api.knex('recognition_setting').where(setting).update({ eligibility: 'strict' });
    const check = async (person = applicant) =>
      (await person.get<{ faults: object[]; warnings: object[] }>(`/api/applications/${id}/check`)).body;
    const today = dateInShanghai(new Date());
    const atLevel = [{ field: 'titleApplied.level', reason: expect.stringContaining('中级') as unknown }];
    const refused = await submit(applicant, id);
    expect(refused.body.faults).toMatchObject(atLevel);
    expect(await check()).toMatchObject({ faults: atLevel, warnings: [], today });
    await api.knex('recognition_setting').where(setting).update({ eligibility: 'warn' });
    expect(await check()).toMatchObject({ faults: [], warnings: atLevel, today });
    const other = await Person.signedIn(api.baseUrl, 'applicant-15');
    expect(await check(other)).toMatchObject({ code: 'APPLICATION_NOT_FOUND' });
    expect(await check(new Person(api.baseUrl))).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect((await submit(applicant, id)).status).toBe(202);
  });
});
