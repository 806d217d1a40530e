import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import forge from 'node-forge';
import { chainOf } from '../../database/record/chain.ts';
import { publishKey } from '../../database/signing-key/keys.ts';
import { brokenAt } from '../../domain/certificate/record-chain.ts';
import { newSigningKey, readSigningKey } from '../../signing/key.ts';
import { signerWith, verifiedText } from '../../signing/signed-text.ts';
import type { Person } from '../../stack/http-client.ts';
import { issued, revoke } from '../support/builders/certificate.ts';
import { pngBytes, upload } from '../support/builders/files.ts';
import { buildPerson } from '../support/builders/forms.ts';
import { signer } from '../support/keys.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { bytesOfAnswer, pdfPages } from '../support/pdf-text.ts';
import { personAt } from '../support/people.ts';

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

const pdfOf = async (person: Person, number: string): Promise<{ status: number; bytes: Buffer }> => {
  const answer = await person.raw(`/api/certificates/${encodeURIComponent(number)}/certificate.pdf`, {});
  return { status: answer.status, bytes: await bytesOfAnswer(answer) };
};
type Keys = { items: { id: string; publicKey: string }[] };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a certificate as a PDF', () => {
  test('R-05 R-57 says all that it certifies, and hides most of the document number', async () => {
    const { number } = await issued(api, 'applicant-1');
    const { status, bytes } = await pdfOf(await personAt(api, 'applicant-1'), number);
    expect(status).toBe(200);
    const [text = '', ...others] = await pdfPages(bytes);
    expect(others).toEqual([]);
    for (const said of [
      '陈静',
      '1998年5月20日',
      '工程技术',
      '建筑工程',
      '助理级',
      number,
      '2026年3月2日',
      '女',
    ])
      expect(text).toContain(said);
    expect(text).toContain('发证单位：南山区人力资源和社会保障局');
    expect(text).toContain('南人社职〔2026〕');
    expect(text).not.toContain(buildPerson().idNumber);
    expect(text).not.toContain('已撤销');
  });

  test('R-05 is the same bytes each time, and sealed by a signature over all of them', async () => {
    const { number } = await issued(api, 'applicant-2');
    const holder = await personAt(api, 'applicant-2');
    const { bytes } = await pdfOf(holder, number);
    expect((await pdfOf(holder, number)).bytes.equals(bytes)).toBe(true);
    expect(sealHolds(bytes)).toBe(true);
    const changed = Buffer.from(bytes);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(sealHolds(changed)).toBe(false);
  });

  test('R-05 goes to its holder and to who issues in the unit, and is unknown to all others', async () => {
    const { number } = await issued(api, 'applicant-3');
    const asks = async (subject: string) => (await pdfOf(await personAt(api, subject), number)).status;
    expect(await asks('handler-south-bureau-1')).toBe(200);
    for (const subject of ['applicant-4', 'handler-south-hospital-1', 'handler-north-bureau-1'])
      expect([subject, await asks(subject)]).toEqual([subject, 404]);
    expect((await pdfOf(await personAt(api, 'applicant-3'), '渝C2026-999999')).status).toBe(404);
    const anonymous = await fetch(`${api.baseUrl}/api/certificates/x/certificate.pdf`);
    expect(anonymous.status).toBe(401);
  });

  test('R-56 a revoked one is stamped', async () => {
    const made = await issued(api, 'applicant-5');
    await revoke(api, made);
    const { bytes } = await pdfOf(await personAt(api, 'applicant-5'), made.number);
    expect((await pdfPages(bytes)).join('')).toContain('已撤销');
    expect(sealHolds(bytes)).toBe(true);
  });

  test('R-05 R-56 my certificates say of each whether it holds, and since when it does not', async () => {
    const [made, gone] = [await issued(api, 'applicant-11'), await issued(api, 'applicant-11')];
    await revoke(api, gone);
    type Items = { items: { number: string; applicationId: string; revokedOn: string | null }[] };
    const { body } = await (await personAt(api, 'applicant-11')).get<Items>('/api/certificates');
    expect(Object.fromEntries(body.items.map((one) => [one.number, one.revokedOn]))).toEqual({
      [made.number]: null,
      [gone.number]: '2026-05-06',
    });
    expect(body.items.map(({ applicationId }) => applicationId).toSorted()).toEqual(
      [made.applicationId, gone.applicationId].toSorted(),
    );
  });

  test('R-05 has the photograph of the attachments; one that is no sound picture is left out', async () => {
    const made = await issued(api, 'applicant-6');
    const holder = await personAt(api, 'applicant-6');
    const without = (await pdfOf(holder, made.number)).bytes;
    for (const [bytes, name, shown] of [
      [pngBytes(), '照片.png', true],
      [Buffer.concat([pngBytes().subarray(0, 50), Buffer.alloc(60)]), '坏.png', false],
    ] as const) {
      await attachPhoto(holder, made.applicationId, bytes, name);
      const pages = (await pdfPages((await pdfOf(holder, made.number)).bytes)).join('');
      expect(pages.includes('照片')).toBe(!shown);
    }
    expect((await pdfPages(without)).join('')).toContain('照片');
  });
});

describe('a certificate proves itself', () => {
  test('R-94 by its signature and the published key alone, without asking the platform', async () => {
    const { payload, number } = await issued(api, 'applicant-7');
    const [kind, keyId, text = '', signature = ''] = payload.split('.');
    const { items } = (await (await fetch(`${api.baseUrl}/api/certificates/public-keys`)).json()) as Keys;
    const key = createPublicKey(items.find(({ id }) => id === keyId)?.publicKey ?? '');
    const signed = Buffer.from(`${kind}.${keyId}.${text}`);
    expect(verify(null, signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
    const said = JSON.parse(Buffer.from(text, 'base64url').toString()) as string[];
    expect(said.slice(0, 8)).toEqual([
      number,
      '陈静',
      'initial',
      '工程技术',
      '建筑工程',
      'assistant',
      '南山区人力资源和社会保障局',
      '2026-03-02',
    ]);
  });

  test('R-94 an older key stays published, so that what it signed stays provable', async () => {
    const older = readSigningKey(newSigningKey());
    if (!older) throw new Error('no key');
    const before = signerWith(older);
    await publishKey(api.knex, before.key, new Date('2020-01-01T00:00:00Z'));
    const { items } = (await (await fetch(`${api.baseUrl}/api/certificates/public-keys`)).json()) as Keys;
    expect(items.map(({ id }) => id)).toEqual([signer.key.id, before.key.id]);
    const key = items[1]?.publicKey ?? '';
    expect(verifiedText('TC1', before.sign('TC1', '["旧"]'), key)).toBe('["旧"]');
    expect(verifiedText('TC1', before.sign('TR1', '["旧"]'), key)).toBeUndefined();
  });

  test('R-94 the list of the revoked is signed as a whole and names nobody', async () => {
    const made = await issued(api, 'applicant-8');
    await revoke(api, made);
    const list = (await (await fetch(`${api.baseUrl}/api/certificates/revocations`)).json()) as {
      signed: string;
      issuedAt: string;
      nextUpdate: string;
      items: { numberHash: string; revokedOn: string }[];
    };
    const { signed, ...rest } = list;
    expect(JSON.parse(verifiedText('TR1', signed, signer.key.publicKey) ?? '')).toEqual(rest);
    expect(rest.items).toContainEqual({ numberHash: sha256(made.number), revokedOn: '2026-05-06' });
    expect(rest.nextUpdate > rest.issuedAt).toBe(true);
    expect(JSON.stringify(list)).not.toContain(made.number);
  });

  test('R-94 is tied to the record of handling: whoever changes a row, even as the database’s owner, is found', async () => {
    const { applicationId, payload } = await issued(api, 'applicant-9');
    const said = JSON.parse(Buffer.from(payload.split('.')[2] ?? '', 'base64url').toString()) as string[];
    const recordHash = said[9] ?? '';
    const broken = async () => brokenAt(await chainOf(api.knex, applicationId), sha256, recordHash);
    expect(await broken()).toBeUndefined();
    await expect(
      api.knex('record').where({ application_id: applicationId }).update({ opinion: '另一个意见' }),
    ).rejects.toThrow(/only ever added/);
    await asOwner(async () => {
      await api
        .knex('record')
        .where({ application_id: applicationId, position: 1 })
        .update({ opinion: '改' });
    });
    expect(await broken()).toBe(1);
    await asOwner(async () => {
      await api.knex('record').where({ application_id: applicationId }).delete();
    });
    expect(await broken()).toBe(1);
  });
});

async function asOwner(change: () => Promise<void>): Promise<void> {
  await api.knex.raw('alter table record disable trigger record_only_grows');
  await change();
  await api.knex.raw('alter table record enable trigger record_only_grows');
}

async function attachPhoto(
  person: Person,
  applicationId: string,
  bytes: Buffer,
  name: string,
): Promise<void> {
  const demand = {
    id: '00000000-0000-4000-8000-000000000001',
    name: '近期免冠证件照',
    note: '',
    required: false,
  };
  const fileId = (await upload(person, bytes, name)).body.id;
  await api.knex('attachment').where({ application_id: applicationId }).delete();
  await api.knex('attachment').insert({
    application_id: applicationId,
    demand_id: demand.id,
    position: 0,
    file_id: fileId,
  });
  await api
    .knex('application')
    .where({ id: applicationId })
    .update({
      recognition: JSON.stringify({ demands: [demand], eligibility: 'warn', publicityAgain: true }),
    });
}

/** The seal's own check: the signed ranges are the whole file, their digest is the signed one, and the key signed it. */
function sealHolds(pdf: Buffer): boolean {
  const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(pdf.toString('latin1'))?.slice(1).map(Number);
  if (!range) return false;
  const [start = 0, length = 0, second = 0, rest = 0] = range;
  if (start !== 0 || second + rest !== pdf.length) return false;
  const hex = pdf
    .subarray(length + 1, second - 1)
    .toString('latin1')
    .replace(/(00)+$/, '');
  const padded = hex.length % 2 ? `${hex}0` : hex;
  const message = forge.pkcs7.messageFromAsn1(
    forge.asn1.fromDer(Buffer.from(padded, 'hex').toString('binary'), { parseAllBytes: false } as never),
  ) as unknown as { rawCapture: Captured; certificates: forge.pki.Certificate[] };
  const { authenticatedAttributes, signature } = message.rawCapture;
  const set = forge.asn1.create(
    forge.asn1.Class.UNIVERSAL,
    forge.asn1.Type.SET,
    true,
    authenticatedAttributes,
  );
  const signed = Buffer.from(forge.asn1.toDer(set).getBytes(), 'binary');
  const key = forge.pki.publicKeyToPem(message.certificates[0]?.publicKey as forge.pki.rsa.PublicKey);
  const content = Buffer.concat([pdf.subarray(0, length), pdf.subarray(second)]);
  const digest = createHash('sha256').update(content).digest();
  return verify('sha256', signed, key, Buffer.from(signature, 'binary')) && signed.includes(digest);
}
type Captured = { authenticatedAttributes: forge.asn1.Asn1[]; signature: string };
