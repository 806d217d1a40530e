import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newSigningKey, readSigningKey } from '../../signing/key.ts';
import { signerWith } from '../../signing/signed-text.ts';
import { issued, type Issued, revoke } from '../support/builders/certificate.ts';
import { buildPerson } from '../support/builders/forms.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';

type Answer = { result: string; message: string; certificate: Record<string, unknown> | null; code?: string };
const idTail = buildPerson().idNumber.slice(-4);
const unknown = { result: 'unknown', message: '没有查到相符的证书，请核对填写的内容', certificate: null };

let api: OwnApi;
let valid: Issued;
let revoked: Issued;
beforeAll(async () => {
  api = await ownApi();
  valid = await issued(api, 'applicant-1');
  revoked = await issued(api, 'applicant-2');
  await revoke(api, revoked);
});
afterAll(() => api.stop());
beforeEach(() => api.knex('rate_limit').delete());

const ask = async (body: object): Promise<{ status: number; body: Answer; headers: Headers }> => {
  const answer = await fetch(`${api.baseUrl}/api/verify`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return { status: answer.status, body: (await answer.json()) as Answer, headers: answer.headers };
};
const page = async (init?: { search?: string; form?: Record<string, string> }) => {
  const answer = await fetch(
    `${api.baseUrl}/verify${init?.search ?? ''}`,
    init?.form ? { method: 'POST', body: new URLSearchParams(init.form) } : {},
  );
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
const holder = (number: string) => ({ number, name: '陈静', idTail });

describe('anyone verifies a certificate', () => {
  test('R-57 by what its QR code says, and reads no more than is needed', async () => {
    const { status, body } = await ask({ payload: valid.payload });
    expect([status, body]).toEqual([
      200,
      {
        result: 'valid',
        message: '证书有效',
        certificate: {
          number: valid.number,
          name: '陈*',
          business: 'initial',
          series: '工程技术',
          profession: '建筑工程',
          level: 'assistant',
          unit: '南山区人力资源和社会保障局',
          issuedOn: '2026-03-02',
          revokedOn: null,
        },
      },
    ]);
  });

  test('R-57 by number, name and the end of the document number', async () => {
    expect((await ask(holder(valid.number))).body.result).toBe('valid');
    expect((await ask(holder(revoked.number))).body).toMatchObject({
      result: 'revoked',
      certificate: { revokedOn: '2026-05-06' },
    });
    expect((await ask({ payload: revoked.payload })).body.result).toBe('revoked');
  });

  test('R-57 a forged or changed code is unknown', async () => {
    const stranger = readSigningKey(newSigningKey());
    if (!stranger) throw new Error('no key');
    const text = Buffer.from(valid.payload.split('.')[2] ?? '', 'base64url').toString();
    const forged = signerWith(stranger).sign('TC1', text);
    const [kind, key, , signature] = valid.payload.split('.');
    const changed = [
      kind,
      key,
      Buffer.from(text.replace('陈静', '张静')).toString('base64url'),
      signature,
    ].join('.');
    for (const payload of [forged, changed, 'x', `${valid.payload}x`, valid.payload.replace('TC1', 'TR1')])
      expect((await ask({ payload })).body).toEqual(unknown);
  });

  test('R-57 unknown number, wrong name and wrong document are one and the same answer', async () => {
    const answers = await Promise.all(
      [
        holder('渝C2026-999999'),
        { ...holder(valid.number), name: '陈静静' },
        { ...holder(valid.number), idTail: '0000' },
        { ...holder(revoked.number), name: '%' },
        holder("' or true --"),
      ].map(ask),
    );
    for (const { status, body, headers } of answers) {
      expect([status, body]).toEqual([200, unknown]);
      expect(headers.get('content-length')).toBe(answers[0]?.headers.get('content-length'));
    }
  });

  test('R-57 a number alone is not asked for at all', async () => {
    for (const body of [{ number: valid.number }, { number: valid.number, name: '陈静' }, {}])
      expect((await ask(body)).status).toBe(422);
  });
});

describe('nobody tries out', () => {
  test('R-57 endings of a document number: after ten wrong answers the number has to wait, known or not', async () => {
    for (const number of [valid.number, '渝C2026-888888']) {
      const wrong = { ...holder(number), idTail: '0000' };
      for (let nth = 0; nth < 10; nth++) expect((await ask(wrong)).status).toBe(200);
      const { status, body, headers } = await ask(wrong);
      expect([status, body.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(3000);
      // Whoever had guessed right now would not learn it either.
      expect((await ask(holder(number))).status).toBe(429);
    }
  });

  test('R-57 right answers do not use that up', async () => {
    for (let nth = 0; nth < 15; nth++) expect((await ask(holder(valid.number))).body.result).toBe('valid');
  });

  test('R-57 the address is what the proxy says, not what whoever asks puts before it', async () => {
    await using behindProxy = await ownApi(() => ({ publicUrl: 'https://titles.example' }));
    const askFrom = async (forwarded: string): Promise<number> =>
      (
        await fetch(`${behindProxy.baseUrl}/api/verify`, {
          method: 'POST',
          body: JSON.stringify({ payload: 'x' }),
          headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
        })
      ).status;
    const answers: number[] = [];
    for (let nth = 0; nth < 61; nth++) answers.push(await askFrom(`10.0.0.${nth}, 203.0.113.7`));
    expect(answers.filter((status) => status === 200)).toHaveLength(60);
    expect(answers.at(-1)).toBe(429);
    expect(await askFrom('203.0.113.8')).toBe(200);
  });

  test('R-57 one address asks so often and no more, all processes together', async () => {
    await api.knex('rate_limit').delete();
    const answers = await Promise.all(Array.from({ length: 70 }, () => ask({ payload: 'x' })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    const [refused] = answers.filter(({ status }) => status === 429);
    expect(refused?.body.code).toBe('TOO_MANY_REQUESTS');
    expect((await fetch(`${api.baseUrl}/api/certificates/revocations`)).status).toBe(429);
    const { status, text, headers } = await page({ search: '?c=x' });
    expect([status, headers.has('retry-after')]).toEqual([429, true]);
    expect(text).toContain('查询过于频繁');
  });
});

describe('the public page', () => {
  test('R-57 is a form in Chinese for a phone, without an account and without scripts', async () => {
    const { status, text, headers } = await page();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const said of ['职称证书核验', 'width=device-width', '证书编号', '持证人姓名', '证件号码后四位'])
      expect(text).toContain(said);
    expect(text).not.toContain('<script');
  });

  test('R-57 has the looks of the portal: its font comes from the API itself', async () => {
    const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec((await page()).text) ?? [];
    const css = await (await fetch(`${api.baseUrl}${sheet}`)).text();
    const [, part = ''] = /url\(\.\/(files\/[\w.-]+\.woff2)\)/.exec(css) ?? [];
    const font = await fetch(new URL(part, `${api.baseUrl}${sheet}`));
    expect([font.status, font.headers.get('content-type')]).toEqual([200, 'font/woff2']);
    expect((await fetch(`${api.baseUrl}/fonts/package.json`)).status).toBe(404);
  });

  test('R-57 whoever comes from their own certificate finds its number filled in, as text', async () => {
    const { text } = await page({ search: `?number=${encodeURIComponent(valid.number)}` });
    expect(text).toContain(`value="${valid.number}"`);
    expect((await page({ search: '?number="><script>' })).text).not.toContain('<script');
  });

  test('R-57 says at once what the QR code led to', async () => {
    const { text } = await page({ search: `?c=${valid.payload}` });
    expect(text).toContain('证书有效');
    expect(text).toContain('陈*');
    expect(text).not.toContain('陈静');
    expect((await page({ search: `?c=${revoked.payload}` })).text).toContain('证书已撤销');
    expect((await page({ search: '?c=x' })).text).toContain('没有查到相符的证书');
  });

  test('R-57 verifies what is typed, names what is missing, and writes nothing of it as HTML', async () => {
    expect((await page({ form: holder(valid.number) })).text).toContain('证书有效');
    const missing = await page({ form: { number: '<img src=x>' } });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('请填写持证人姓名');
    expect(missing.text).toMatch(
      /name="name"[^>]* aria-invalid="true" aria-describedby="name-fault" autofocus/,
    );
    expect(missing.text).not.toContain('<img');
    expect((await page({ form: { ...holder(valid.number), name: '\u0000' } })).status).toBe(422);
  });
});
