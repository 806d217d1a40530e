import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../stack/http-client.ts';
import { s3Storage, type S3Settings } from '../../storage/s3.ts';
import { sweepFiles } from '../../workers/files/sweep.ts';
import { docxBytes, pdfBytes, upload } from '../support/builders/files.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { breakingLine, type S3Server, startS3Server } from '../support/s3-server.ts';
import { keysOf } from '../support/storage-contract.ts';

let server: S3Server;
let settings: S3Settings;
let storage: ReturnType<typeof s3Storage>;
let api: OwnApi;
let applicant: Person;
beforeAll(async () => {
  server = await startS3Server();
  settings = await server.bucket();
  storage = s3Storage(settings);
  api = await ownApi(undefined, storage);
  applicant = await Person.signedIn(api.baseUrl, 'applicant-1');
}, 180_000);
afterAll(async () => {
  await api.stop();
  await storage.close();
  await server.stop();
});

describe('files in a bucket, through the API', () => {
  test('R-14 are taken, told by their bytes, and given back as they were', async () => {
    for (const [kind, bytes] of [
      ['pdf', pdfBytes(6 * 1024 * 1024)],
      ['docx', docxBytes()],
    ] as const) {
      const { status, body } = await upload(applicant, bytes, `学历证书.${kind}`);
      expect([status, body.size]).toEqual([201, bytes.length]);
      const answer = await applicant.raw(`/api/files/${body.id}`, {});
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    }
    const refused = await upload(applicant, Buffer.from('MZ, a program'), '学历证书.pdf');
    expect(refused.status).toBe(422);
    expect(await keysOf(storage)).toHaveLength(2);
  });

  test('R-14 an upload during which the bucket goes away is refused, and leaves neither row nor bytes', async () => {
    const line = await breakingLine(settings.endpoint ?? '', 500_000);
    const broken = s3Storage({ ...settings, endpoint: line.endpoint });
    await using cut = await ownApi(undefined, broken);
    const person = await Person.signedIn(cut.baseUrl, 'applicant-1');
    const before = await keysOf(storage);
    expect((await upload(person, pdfBytes(2_000_000), '证书.pdf')).status).toBe(500);
    expect(await cut.knex('file')).toEqual([]);
    expect(await keysOf(storage)).toEqual(before);
    await broken.close();
    await line.close();
  });

  test('R-14 what nothing refers to for a day is swept, and bytes that no row tells of', async () => {
    const { body: kept } = await upload(applicant, pdfBytes(), '新.pdf');
    const { body: unused } = await upload(applicant, pdfBytes(), '旧.pdf');
    const then = new Date(Date.now() - 2 * 24 * 3_600_000);
    await api.knex('file').where({ id: unused.id }).update({ created_at: then });
    const orphan = randomUUID();
    await server.put(settings, `files/${orphan}`);
    expect(await keysOf(storage)).toContain(orphan);
    expect(await sweepFiles(api.knex, storage, new Date())).toBe(2);
    const keys = await keysOf(storage);
    expect(keys).toContain(kept.id);
    for (const gone of [unused.id, orphan]) expect(keys).not.toContain(gone);
  });
});
