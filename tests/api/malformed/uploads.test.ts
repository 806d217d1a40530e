import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Person } from '../../../stack/http-client.ts';
import {
  docxBytes,
  jpgBytes,
  pdfBytes,
  pngBytes,
  xlsxBytes,
  zipBytes,
} from '../../support/builders/files.ts';
import { type Watch, watchChanges } from '../../support/change-watch.ts';
import { seed } from '../../support/documented-routes.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';
import { expectSoundAnswer } from '../../support/refusals.ts';
import { rightsWorld } from '../../support/rights-calls.ts';

let api: OwnApi;
let watch: Watch;
let people: Person[];
let applicant: Person;
let units: string[];
beforeAll(async () => {
  api = await ownApi();
  const world = await rightsWorld(api);
  people = Object.values(world.people);
  applicant = world.people.applicant ?? new Person(api.baseUrl);
  units = [world.ids.hospital ?? '', world.ids.bureau ?? ''];
  watch = await watchChanges(api.knex);
}, 60_000);
afterAll(() => api.stop());

const stored = async (): Promise<number> =>
  (await readdir(api.filesFolder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
    .length;
/** A refused upload leaves no row, and no byte of it. */
async function send(person: Person | undefined, query: string, init: RequestInit): Promise<number> {
  const before = await stored();
  const status = await expectSoundAnswer(watch, () =>
    Promise.resolve(person?.raw(`/api/files?${query}`, { method: 'POST', ...init })),
  );
  if (status >= 400) expect(await stored()).toBe(before);
  // So that the limit of unused files is not what is met.
  await api.knex('file').whereNull('linked_at').update({ linked_at: new Date() });
  return status;
}

const boundary = 'the-border';
const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
const part = (disposition: string, bytes: Buffer, type = 'application/pdf'): Buffer =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
const end = Buffer.from(`--${boundary}--\r\n`);
const whole = Buffer.concat([part('form-data; name="file"; filename="a.pdf"', pdfBytes()), end]);

const real = [pdfBytes(), pngBytes(), jpgBytes(), docxBytes(), xlsxBytes()];
const bytes = fc.oneof(
  fc.constantFrom(
    ...real,
    Buffer.alloc(0),
    zipBytes({ 'a.txt': 'text' }),
    Buffer.from('MZ'),
    Buffer.from('<html>'),
  ),
  fc.uint8Array({ maxLength: 300 }).map((one) => Buffer.from(one)),
  // Cut off somewhere, or with something in front.
  fc.tuple(fc.constantFrom(...real), fc.nat(200)).map(([one, at]) => one.subarray(0, at)),
  fc.constantFrom(...real).map((one) => Buffer.concat([Buffer.from('x'), one])),
);
const name = fc.constantFrom(
  ...[
    '学历证书.pdf',
    '../../etc/passwd',
    'a\\b.png',
    '.',
    '',
    '字'.repeat(2000),
    'a.pdf\u0000.exe',
    'CON',
    '"',
    '\r\nX: y',
  ],
);
const query = fc.oneof(
  { weight: 4, arbitrary: fc.constant('purpose=attachment') },
  fc.constantFrom('', 'purpose=attachment&purpose=attachment', 'purpose=none', 'purpose=approval_document'),
  fc.nat(1).map((nth) => `purpose=approval_document&unitId=${units[nth]}`),
  fc.nat(1).map((nth) => `purpose=attachment&unitId=${units[nth]}`),
);

describe('broken and mislabelled uploads', () => {
  test('R-14 any bytes under any name, by anybody, are taken or refused, and a refused one leaves nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), query, bytes, name, async (person, search, content, called) => {
        const form = new FormData();
        form.append('file', new Blob([new Uint8Array(content)], { type: 'application/pdf' }), called);
        await send(people[person % people.length], search, { body: form });
      }),
      { numRuns: 150, seed },
    );
  });

  test('R-14 a transfer that is cut off anywhere is refused', async () => {
    expect(await send(applicant, 'purpose=attachment', { headers, body: whole })).toBe(201);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - end.length), async (at) => {
        const status = await send(applicant, 'purpose=attachment', { headers, body: whole.subarray(0, at) });
        expect(status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 60, seed },
    );
  });

  test.each<[string, RequestInit]>([
    ['no border named', { headers: { 'content-type': 'multipart/form-data' }, body: whole }],
    ['another border', { headers: { 'content-type': 'multipart/form-data; boundary=other' }, body: whole }],
    [
      'a border too long',
      { headers: { 'content-type': `multipart/form-data; boundary=${'x'.repeat(5000)}` }, body: whole },
    ],
    ['nothing in it', { headers, body: '' }],
    ['only the end', { headers, body: end }],
    [
      'a field instead of a file',
      { headers, body: Buffer.concat([part('form-data; name="file"', pdfBytes()), end]) },
    ],
    ['a part that is no form', { headers, body: Buffer.concat([part('attachment', pdfBytes()), end]) }],
    [
      'a header without end',
      { headers, body: Buffer.concat([part(`form-data; name="${'x'.repeat(90_000)}"`, pdfBytes()), end]) },
    ],
    [
      'a thousand files',
      {
        headers,
        body: Buffer.concat([
          ...Array.from({ length: 1000 }, () => part('form-data; name="file"; filename="a.pdf"', pdfBytes())),
          end,
        ]),
      },
    ],
    [
      'a thousand fields',
      {
        headers,
        body: Buffer.concat([
          ...Array.from({ length: 1000 }, (_, nth) => part(`form-data; name="f${nth}"`, Buffer.from('x'))),
          end,
        ]),
      },
    ],
    ['JSON', { headers: { 'content-type': 'application/json' }, body: '{}' }],
    ['the bare file', { headers: { 'content-type': 'application/pdf' }, body: pdfBytes() }],
  ])('R-14 %s is refused', async (_what, init) => {
    expect(await send(applicant, 'purpose=attachment', init)).toBeGreaterThanOrEqual(400);
  });
});
