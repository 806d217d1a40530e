import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { itemsDone, itemsLeft } from '../../database/certificate/archives.ts';
import { diskStorage } from '../../storage/disk.ts';
import type { Person } from '../../stack/http-client.ts';
import { archiveCertificates } from '../../workers/outbox/archive-certificates.ts';
import type { ArchiveMeans } from '../../workers/outbox/task.ts';
import { issued } from '../support/builders/certificate.ts';
import { unitIdOf } from '../support/builders/own-people.ts';
import { seal } from '../support/keys.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { bytesOfAnswer, pdfPages } from '../support/pdf-text.ts';
import { auditLines, personAt } from '../support/people.ts';
import { zipEntries } from '../support/zip.ts';

type Progress = { id: string; total: number; done: number; finished: boolean; code?: string };
const at = new Date('2026-03-02T01:00:00Z');

let api: OwnApi;
let handler: Person;
let means: ArchiveMeans;
let batchId: string;
const numbers: string[] = [];
beforeAll(async () => {
  api = await ownApi();
  const { knex, filesFolder, baseUrl } = api;
  means = { knex, clock: { now: () => at }, storage: diskStorage(filesFolder), seal, publicUrl: baseUrl };
  handler = await personAt(api, 'handler-south-bureau-1');
  batchId = await newBatch();
  for (const nth of [1, 2, 3]) {
    const { applicationId, number } = await issued(api, `applicant-${nth}`);
    numbers.push(number);
    await api
      .knex('issuance_batch_item')
      .insert({ application_id: applicationId, batch_id: batchId, added_at: at });
  }
});
afterAll(() => api.stop());

async function newBatch(): Promise<string> {
  const { knex } = api;
  const account = await knex<{ id: string }>('account').first('id');
  const [row] = await knex('issuance_batch')
    .insert({
      unit_id: await unitIdOf(api, '南山区人力资源和社会保障局'),
      business: 'initial',
      name: '批次',
      created_by: account?.id,
      created_at: at,
    })
    .returning<{ id: string }[]>('id');
  return row?.id ?? '';
}
const order = (person = handler, batch = batchId) =>
  person.post<Progress>(`/api/issuance-batches/${batch}/certificate-archives`, {});
const progress = async (id: string): Promise<Progress> =>
  (await handler.get<Progress>(`/api/certificate-archives/${id}`)).body;
/** As the queue does it: a run that ends before all are made orders the next one. */
async function make(archiveId: string): Promise<void> {
  do await archiveCertificates(means)({ archiveId });
  while (!(await progress(archiveId)).finished);
}
const fetchZip = (id: string): Promise<Response> =>
  handler.raw(`/api/certificate-archives/${id}/certificates.zip`, {});

describe('the certificates of a batch', () => {
  test('R-05 are made in the background, with progress, and fetched as one zip of sealed PDFs', async () => {
    const ordered = await order();
    expect([ordered.status, ordered.body]).toEqual([
      202,
      { id: ordered.body.id, batchId, total: 3, done: 0, finished: false },
    ]);
    const early = await fetchZip(ordered.body.id);
    expect([early.status, ((await early.json()) as Progress).code]).toEqual([409, 'ARCHIVE_NOT_READY']);
    await make(ordered.body.id);
    expect(await progress(ordered.body.id)).toMatchObject({ done: 3, finished: true });
    const answer = await fetchZip(ordered.body.id);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const entries = zipEntries(await bytesOfAnswer(answer));
    expect(entries.map(({ name }) => name)).toEqual(numbers.toSorted().map((number) => `${number}.pdf`));
    for (const { name, bytes } of entries)
      expect((await pdfPages(bytes)).join('')).toContain(name.replace('.pdf', ''));
    expect(await auditLines(api.knex, 'batch_archived')).toBe(1);
  });

  test('R-05 ordered again while they are made, they are made once; after a crash it goes on where it ended', async () => {
    const { id } = (await order()).body;
    expect((await order()).body.id).toBe(id);
    const [first, ...others] = await itemsLeft(api.knex, id, 10);
    await itemsDone(api.knex, id, [{ certificateId: first?.certificateId ?? '', size: 1 }]);
    expect(await progress(id)).toMatchObject({ total: 3, done: 1, finished: false });
    await make(id);
    expect(await progress(id)).toMatchObject({ done: 3, finished: true });
    const kept = await Promise.all(others.map(({ fileId }) => means.storage.open(fileId)));
    for (const file of kept) file?.destroy();
    expect(kept.map(Boolean)).toEqual([true, true]);
    // The one that was done before was not made anew.
    expect(await means.storage.open(first?.fileId ?? '')).toBeUndefined();
    expect((await order()).body.id).not.toBe(id);
  });

  test('R-05 two who make them at once harm nothing', async () => {
    const { id } = (await order()).body;
    await Promise.all([make(id), make(id)]);
    const entries = zipEntries(await bytesOfAnswer(await fetchZip(id)));
    expect(entries).toHaveLength(3);
  });

  test('R-05 a batch without certificates has nothing to fetch; others do not know of it', async () => {
    const empty = await order(handler, await newBatch());
    expect([empty.status, empty.body.code]).toEqual([409, 'BATCH_WITHOUT_CERTIFICATES']);
    const { id } = (await order()).body;
    for (const subject of ['applicant-1', 'handler-south-hospital-1', 'administrator']) {
      const person = await personAt(api, subject);
      expect((await order(person)).status).toBe(404);
      expect((await person.get(`/api/certificate-archives/${id}`)).status).toBe(404);
    }
  });
});
