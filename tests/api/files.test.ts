import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { connect as connectSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sweepFiles } from '../../workers/files/sweep.ts';
import { diskStorage } from '../../storage/disk.ts';
import { Person } from '../../stack/http-client.ts';
import {
  docxBytes,
  jpgBytes,
  pdfBytes,
  pngBytes,
  upload,
  xlsxBytes,
  zipBytes,
} from '../support/builders/files.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { waitFor } from '../support/wait-for.ts';

let api: OwnApi;
let applicant: Person;
let other: Person;
beforeAll(async () => {
  api = await ownApi();
  applicant = await Person.signedIn(api.baseUrl, 'applicant-1');
  other = await Person.signedIn(api.baseUrl, 'applicant-2');
});
afterAll(() => api.stop());

const stored = async (): Promise<string[]> =>
  (await readdir(api.filesFolder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
const rows = async (): Promise<string[]> =>
  (await api.knex<{ id: string }>('file').select('id')).map(({ id }) => id).toSorted();
/** Whatever the refused upload was, nothing of it is there. */
async function leavesNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = [await rows(), await stored()];
  const answer = await work();
  expect([await rows(), await stored()]).toEqual(before);
  return answer;
}

describe('uploading', () => {
  test.each([
    ['pdf', pdfBytes(), 'application/pdf'],
    ['png', pngBytes(), 'image/png'],
    ['jpg', jpgBytes(), 'image/jpeg'],
    ['docx', docxBytes(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xlsx', xlsxBytes(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('R-14 a %s is taken, told by its bytes, and given back as it was', async (kind, bytes, mediaType) => {
    const { status, body } = await upload(applicant, bytes, `学历证书.${kind}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { name: `学历证书.${kind}`, mediaType, size: bytes.length, sha256 },
    });
    const answer = await applicant.raw(`/api/files/${body.id}`, {});
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('content-type')).toBe(mediaType);
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''%E5%AD%A6%E5%8E%86%E8%AF%81%E4%B9%A6.${kind}`,
    );
  });

  test('R-14 the ending follows the bytes, and folders in the name are dropped', async () => {
    const { body } = await upload(applicant, pngBytes(), '../../学位.pdf');
    expect(body).toMatchObject({ name: '学位.pdf.png', mediaType: 'image/png' });
  });

  test.each([
    ['a script', Buffer.from('<script>alert(1)</script>')],
    ['a plain zip', zipBytes({ 'a.txt': 'text' })],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['a zip cut off', docxBytes().subarray(0, 40)],
  ])('R-14 %s is refused, whatever its name says', async (_what, bytes) => {
    const { status, body } = await leavesNothing(() => upload(applicant, bytes, '学历证书.pdf'));
    expect([status, body.code]).toEqual([422, 'FILE_KIND_NOT_ALLOWED']);
  });

  test('R-14 up to 20 MB and not a byte more', async () => {
    const most = 20 * 1024 * 1024;
    expect((await upload(applicant, pdfBytes(most), '大.pdf')).status).toBe(201);
    const { status, body } = await leavesNothing(() => upload(applicant, pdfBytes(most + 1), '大.pdf'));
    expect([status, body.code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect((await leavesNothing(() => upload(applicant, pdfBytes(most + 200_000), '大.pdf'))).status).toBe(
      413,
    );
  });

  test('R-14 exactly one file, and not an empty one', async () => {
    const send = async (form: FormData) =>
      (
        await applicant.raw('/api/files?purpose=attachment', { method: 'POST', body: form })
      ).json() as Promise<{
        faults: { reason: string }[];
      }>;
    const none = new FormData();
    none.append('text', '不是文件');
    expect((await leavesNothing(() => send(none))).faults[0]?.reason).toBe('请选择要上传的文件');
    const two = new FormData();
    for (const name of ['一.pdf', '二.pdf']) two.append('file', new Blob([new Uint8Array(pdfBytes())]), name);
    expect((await leavesNothing(() => send(two))).faults[0]?.reason).toBe('一次只能上传一个文件');
    const empty = await leavesNothing(() => upload(applicant, Buffer.alloc(0), '空.pdf'));
    expect([empty.status, empty.body.code]).toEqual([422, 'INPUT_INVALID']);
  });

  test.each([
    ['multipart/form-data', 'no boundary', 400, 'FILE_UPLOAD_BROKEN'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
      400,
      'FILE_UPLOAD_BROKEN',
    ],
    ['application/json', '{}', 400, 'FILE_UPLOAD_BROKEN'],
    ['text/plain', 'text', 400, 'BODY_NOT_READABLE'],
  ])('R-14 a body that is no sound upload (%s, %j) is refused', async (type, body, status, code) => {
    const answer = await leavesNothing(() =>
      applicant.raw('/api/files?purpose=attachment', {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      }),
    );
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });

  test('R-14 a broken-off upload leaves nothing behind', async () => {
    const before = [await rows(), await stored()];
    const { port } = new URL(api.baseUrl);
    const socket = connectSocket(Number(port), '127.0.0.1');
    const session = applicant.cookie('session') ?? '';
    const part = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${pdfBytes(70_000).toString()}`;
    socket.write(
      `POST /api/files?purpose=attachment HTTP/1.1\r\nHost: localhost:${port}\r\nCookie: session=${session}\r\n` +
        `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n${part}`,
    );
    await waitFor('the upload to begin', async () => (await stored()).length > (before[1]?.length ?? 0));
    socket.destroy();
    await waitFor('the upload to be forgotten', async () => (await stored()).length === before[1]?.length);
    expect([await rows(), await stored()]).toEqual(before);
    expect(api.log.filter((line) => line.includes('request failed'))).toEqual([]);
  });

  test('R-14 who may upload: people signed in, for themselves; documents of a unit those who publish them', async () => {
    const unit = async (name: string) =>
      (await api.knex<{ id: string; name: string }>('unit').where({ name }).first('id'))?.id ?? '';
    const bureau = await unit('南山区人力资源和社会保障局');
    const health = await unit('南山区卫生健康委员会');
    const try_ = async (who: Person, query: string) => {
      const { status, body } = await leavesNothing(() => upload(who, pdfBytes(), '通知.pdf', query));
      return `${status} ${body.code}`;
    };
    const handler = await Person.signedIn(api.baseUrl, 'handler-south-bureau-1');
    const ofHealth = await Person.signedIn(api.baseUrl, 'handler-south-health-1');
    expect(await try_(new Person(api.baseUrl), 'purpose=attachment')).toBe('401 NOT_SIGNED_IN');
    expect(await try_(applicant, `purpose=approval_document&unitId=${bureau}`)).toBe('404 NOT_FOUND');
    expect(await try_(ofHealth, `purpose=approval_document&unitId=${health}`)).toBe('403 PERMISSION_MISSING');
    expect(await try_(handler, 'purpose=approval_document')).toBe('422 INPUT_INVALID');
    expect(await try_(handler, `purpose=attachment&unitId=${bureau}`)).toBe('422 INPUT_INVALID');
    expect(await try_(handler, 'purpose=other')).toBe('422 INPUT_INVALID');
    const legal = await Person.signedIn(api.baseUrl, 'legal-south-bureau');
    expect(await try_(legal, 'purpose=attachment')).toBe('403 ONLY_INDIVIDUALS_APPLY');

    const { status, body } = await upload(
      handler,
      pdfBytes(),
      '通知.pdf',
      `purpose=approval_document&unitId=${bureau}`,
    );
    expect(status).toBe(201);
    const colleague = await Person.signedIn(api.baseUrl, 'handler-south-bureau-2');
    expect((await colleague.get(`/api/files/${body.id}`)).status).toBe(200);
    expect((await ofHealth.get(`/api/files/${body.id}`)).status).toBe(404);
    expect((await applicant.get(`/api/files/${body.id}`)).status).toBe(404);
  });

  test('R-14 nobody may fill the disk with files that they never use', async () => {
    const person = await Person.signedIn(api.baseUrl, 'applicant-3');
    await api.knex.raw(
      `insert into file (id, owner_id, purpose, name, media_type, size, sha256, created_at)
       select gen_random_uuid(), id, 'attachment', 'a.pdf', 'application/pdf', 1, '', now()
       from account, generate_series(1, 100) where subject = 'applicant-3'`,
    );
    const { status, body } = await leavesNothing(() => upload(person, pdfBytes(), '又一个.pdf'));
    expect([status, body.code]).toEqual([409, 'TOO_MANY_UNUSED_FILES']);
  });
});

describe('downloading', () => {
  test('R-14 a file not yet attached is for its owner alone', async () => {
    const { body } = await upload(applicant, pdfBytes(), '证书.pdf');
    expect((await other.get(`/api/files/${body.id}`)).body.code).toBe('NOT_FOUND');
    expect((await new Person(api.baseUrl).get(`/api/files/${body.id}`)).status).toBe(401);
    expect((await applicant.get('/api/files/abc')).status).toBe(422);
    expect((await applicant.get('/api/files/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const head = await applicant.raw(`/api/files/${body.id}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '200']);
  });

  test('R-14 a row whose bytes are lost is no fault of the request, and is logged', async () => {
    const { body } = await upload(applicant, pdfBytes(), '证书.pdf');
    await diskStorage(api.filesFolder).remove(body.id);
    expect((await applicant.get(`/api/files/${body.id}`)).status).toBe(404);
    expect(api.log.some((line) => line.includes('no bytes'))).toBe(true);
  });
});

describe('what nobody uses', () => {
  test('R-14 is removed after a day, and not before; what is used stays', async () => {
    const storage = diskStorage(api.filesFolder);
    const young = (await upload(applicant, pdfBytes(), '新.pdf')).body.id;
    const old = (await upload(applicant, pdfBytes(), '旧.pdf')).body.id;
    const used = (await upload(applicant, pdfBytes(), '用.pdf')).body.id;
    const longAgo = new Date(Date.now() - 25 * 3600_000);
    await api.knex('file').whereIn('id', [old, used]).update({ created_at: longAgo });
    await api.knex('file').where({ id: used }).update({ linked_at: longAgo });
    await sweepFiles(api.knex, storage, new Date());
    const left = await rows();
    expect([young, old, used].map((id) => left.includes(id))).toEqual([true, false, true]);
    const bytes = await stored();
    expect([young, old, used].map((id) => bytes.includes(id))).toEqual([true, false, true]);
  });

  test('R-14 bytes that no row tells of, such as a killed process leaves, are removed after a day', async () => {
    const storage = diskStorage(api.filesFolder);
    const whole = (await upload(applicant, pdfBytes(), '在用.pdf')).body.id;
    const lost = randomUUID();
    await (await storage.stage(Readable.from([pdfBytes()]))).keep(lost);
    await storage.stage(Readable.from([Buffer.from('half')]));
    const before = await stored();
    await sweepFiles(api.knex, storage, new Date());
    expect(await stored()).toEqual(before);
    const entries = await readdir(api.filesFolder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile()))
      await utimes(join(entry.parentPath, entry.name), 0, 0);
    await sweepFiles(api.knex, storage, new Date());
    const after = await stored();
    expect([after.includes(whole), after.includes(lost)]).toEqual([true, false]);
    expect(after.length).toBeLessThanOrEqual(before.length - 2);
    expect(await rows()).toContain(whole);
  });

  test('R-14 any number of processes may look at once', async () => {
    const storage = diskStorage(api.filesFolder);
    const { id } = (await upload(applicant, pdfBytes(), '旧.pdf')).body;
    await api
      .knex('file')
      .where({ id })
      .update({ created_at: new Date(0) });
    const removed = await Promise.all([1, 2, 3].map(() => sweepFiles(api.knex, storage, new Date())));
    expect(removed.reduce((sum, one) => sum + one)).toBe(1);
  });
});

describe('a storage that fails', () => {
  test('R-14 is a fault of ours, answered and logged; no row is made', async () => {
    await using own = await ownApi();
    const person = await Person.signedIn(own.baseUrl, 'applicant-1');
    await rm(own.filesFolder, { recursive: true });
    await writeFile(own.filesFolder, 'a file where the folder should be');
    const { status, body } = await upload(person, pdfBytes(2_000_000), '证书.pdf');
    expect([status, body.code]).toEqual([500, 'INTERNAL']);
    expect(own.log.some((line) => line.includes('request failed'))).toBe(true);
    expect(await own.knex('file')).toEqual([]);
  });
});
