import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { buildInitialForm, buildJob } from '../support/builders/forms.ts';
import { inPublicity } from '../support/builders/in-publicity.ts';
import { draftOf, unitIdOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { bytesOfAnswer, pdfPages } from '../support/pdf-text.ts';
import { personAt } from '../support/people.ts';
import { zipEntries } from '../support/zip.ts';

const bureau = '南山区人力资源和社会保障局';
let api: OwnApi;
let handler: Person;
let hospital: string;
beforeAll(async () => {
  api = await ownApi();
  handler = await personAt(api, 'handler-south-hospital-1');
  hospital = await unitIdOf(api, '南山区人民医院');
});
afterAll(() => api.stop());

const formOf = async (
  person: Person,
  id: string,
): Promise<{ status: number; type: string; bytes: Buffer }> => {
  const answer = await person.raw(`/api/applications/${id}/form.pdf`, {});
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    bytes: await bytesOfAnswer(answer),
  };
};
const download = (person: Person, applicationIds: string[], format = 'pdf', unitId = hospital) =>
  person.raw(`/api/units/${unitId}/publicity-forms`, {
    method: 'POST',
    body: JSON.stringify({ applicationIds, format }),
    headers: { 'content-type': 'application/json' },
  });
const downloads = async (id: string): Promise<unknown[]> =>
  api.knex('record').where({ application_id: id, event: 'publicity_forms_downloaded' });
const keep = (name: string, bytes: Buffer): Promise<void> =>
  process.env.TEST_KEEP_PDF
    ? writeFile(`${process.env.TEST_KEEP_PDF}/${name}.pdf`, bytes)
    : Promise.resolve();

describe('the application form on paper', () => {
  test('R-17 a draft can be looked at any time, with its mark, and says what is filled in', async () => {
    const applicant = await personAt(api, 'applicant-1');
    const id = await draftOf(api, { subject: 'applicant-1', business: 'initial', acceptingUnit: bureau });
    const { status, type, bytes } = await formOf(applicant, id);
    await keep('draft', bytes);
    expect([status, type]).toEqual([200, 'application/pdf']);
    const text = (await pdfPages(bytes)).join('');
    for (const said of ['职称初定申报表', '陈静', '汉族', '重庆大学', '建筑工程', '助理级', '至今', '草稿'])
      expect(text).toContain(said);
    expect((await formOf(applicant, id)).bytes.equals(bytes)).toBe(true);
  });

  test('R-17 an empty draft has all its frames', async () => {
    const applicant = await personAt(api, 'applicant-2');
    const id = await draftOf(api, {
      subject: 'applicant-2',
      business: 'confirmation',
      acceptingUnit: bureau,
      form: {},
    });
    const { bytes } = await formOf(applicant, id);
    await keep('empty', bytes);
    const text = (await pdfPages(bytes)).join('');
    for (const said of ['职称确认申报表', '照片', '现有职称', '用人单位意见', '主管部门意见', '受理单位意见'])
      expect(text).toContain(said);
  });

  test('R-22 long texts flow over pages whole, numbered, under the number of the application', async () => {
    const achievements = Array.from({ length: 60 }, (_, nth) => `第${nth}项：完成住宅结构设计与复核。`).join(
      '\n',
    );
    const jobs = Array.from({ length: 12 }, (_, nth) =>
      buildJob({
        from: `20${10 + nth}-07-15`,
        to: `20${11 + nth}-07-14`,
        work: '结构设计与现场服务，'.repeat(12),
      }),
    );
    const form = buildInitialForm({ achievements, workHistory: jobs });
    const id = await inPublicity(api, 'applicant-3', { form: { ...form } });
    const { bytes } = await formOf(handler, id);
    await keep('long', bytes);
    const pages = await pdfPages(bytes);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => expect(page).toContain(`第${index + 1}页共${pages.length}页`));
    const text = pages.join('');
    for (let nth = 0; nth < 60; nth++) expect(text).toContain(`第${nth}项`);
    for (const said of ['SBC2026-', '材料属实，同意公示。', '石磊', '2026年3月2日至2026年3月9日', '单位盖章'])
      expect(text).toContain(said);
    expect(text).not.toContain('草稿');
  });

  test('R-22 others do not know of it', async () => {
    const id = await draftOf(api, { subject: 'applicant-4', business: 'initial', acceptingUnit: bureau });
    expect((await formOf(await personAt(api, 'applicant-5'), id)).status).toBe(404);
    expect((await formOf(await personAt(api, 'handler-south-bureau-1'), id)).status).toBe(404);
  });
});

describe('forms for publicity', () => {
  test('R-47 the ticked ones come as one PDF, each with its own pages, and only the record tells of it', async () => {
    const ids = [await inPublicity(api, 'applicant-6'), await inPublicity(api, 'applicant-7')];
    const before = await api.knex('application').whereIn('id', ids).orderBy('id');
    const answer = await download(handler, ids);
    const bytes = await bytesOfAnswer(answer);
    await keep('together', bytes);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pages = await pdfPages(bytes);
    expect(pages.filter((page) => page.includes('职称初定申报表'))).toHaveLength(2);
    expect(pages.join('')).not.toContain('13800138000');
    expect(pages.filter((page) => /第1页共\d+页/.test(page))).toHaveLength(2);
    expect(await api.knex('application').whereIn('id', ids).orderBy('id')).toEqual(before);
    for (const id of ids) expect(await downloads(id)).toHaveLength(1);
    const { body } = await handler.get<{ items: { title: string; person: string }[] }>(
      `/api/applications/${ids[0]}/record`,
    );
    expect(body.items.at(-1)).toMatchObject({ title: '下载公示材料', person: '石磊' });
  });

  test('R-47 or as a zip with a PDF for each', async () => {
    const id = await inPublicity(api, 'applicant-8');
    const answer = await download(handler, [id], 'zip');
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const [entry, ...others] = zipEntries(await bytesOfAnswer(answer));
    expect([entry?.name, others]).toEqual([expect.stringMatching(/^SBC2026-\d{6}\.pdf$/), []]);
    expect((await pdfPages(entry?.bytes ?? Buffer.alloc(0))).join('')).toContain('职称初定申报表');
  });

  test('R-47 one that cannot be downloaded is named with the reason, and nothing is recorded', async () => {
    const sound = await inPublicity(api, 'applicant-9');
    const draft = await draftOf(api, { subject: 'applicant-10', business: 'initial', acceptingUnit: bureau });
    const over = await inPublicity(api, 'applicant-11');
    await api.knex('application').where({ id: over }).update({ state: 'to_review' });
    const answer = await download(handler, [sound, draft, over]);
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({
        code: 'PUBLICITY_FORMS_REFUSED',
        faults: expect.arrayContaining([
          { field: 'applicationIds.1', reason: '没有找到该申报书，或您无权查看' },
          { field: 'applicationIds.2', reason: '申报书当前为“待审核”，不在公示中' },
        ]) as unknown,
      }),
    ]);
    expect(await downloads(sound)).toEqual([]);
  });

  test('R-47 only the work unit itself, and only whoever reviews there', async () => {
    const id = await inPublicity(api, 'applicant-12');
    const others = await personAt(api, 'handler-south-bureau-1');
    expect((await download(others, [id])).status).toBe(404);
    expect((await download(others, [id], 'pdf', await unitIdOf(api, bureau))).status).toBe(422);
    expect((await download(handler, [])).status).toBe(422);
    expect((await download(handler, [id, id])).status).toBe(422);
    expect(await downloads(id)).toEqual([]);
  });
});
