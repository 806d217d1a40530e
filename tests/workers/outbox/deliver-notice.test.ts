import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { addNotice } from '../../../database/notice/add-notice.ts';
import { savePreferences } from '../../../database/notice/preferences.ts';
import { makeSenders, type SenderSettings } from '../../../workers/notices/senders.ts';
import { deliverNotice } from '../../../workers/outbox/deliver-notice.ts';
import { OwnApplication } from '../../support/builders/own-application.ts';
import { type OwnCity, ownCity } from '../../support/builders/own-city.ts';
import { cipher } from '../../support/keys.ts';

const at = new Date('2026-03-02T01:00:00Z');
const secret = 'shared with the gateway';

let city: OwnCity;
let application: OwnApplication;
let applicantId: string;
beforeAll(async () => {
  city = await ownCity();
  application = await OwnApplication.inReview(city);
  const row = await city.knex('application').where({ id: application.id }).first<{ applicant_id: string }>();
  applicantId = row.applicant_id;
  const phone = cipher.encrypt('phone', '13900001111');
  await city.knex('account').where({ id: applicantId }).update({ phone });
});
afterAll(() => city.drop());

/** A mail server that keeps what it is given. */
async function mailServer(): Promise<{ url: string; mails: string[]; close: () => Promise<void> }> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void text(stream).then((mail) => {
        mails.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

type Taken = { headers: IncomingMessage['headers']; body: string };

/** An SMS gateway that keeps what it is given, or fails as often as it is told to. */
async function gateway(): Promise<{
  url: string;
  taken: Taken[];
  failing: { times: number };
  server: Server;
}> {
  const taken: Taken[] = [];
  const failing = { times: 0 };
  const server = createServer((request, answer) => {
    void text(request).then((body) => {
      if (failing.times > 0) {
        failing.times -= 1;
        answer.writeHead(503).end();
        return;
      }
      taken.push({ headers: request.headers, body });
      answer.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, failing, server };
}

async function notice(to: { accountId?: string; unitId?: string }): Promise<string> {
  const dedupeKey = randomUUID();
  const said = {
    applicationId: application.id,
    kind: 'returned',
    text: '您的申报被退回，请修改。',
    dedupeKey,
    at,
  };
  await addNotice(city.knex, { accountId: to.accountId ?? null, unitId: to.unitId ?? null, ...said });
  const row = await city.knex('notice').where({ dedupe_key: dedupeKey }).first<{ id: string }>();
  return row.id;
}

async function deliver(settings: SenderSettings, noticeId: string): Promise<void> {
  const senders = makeSenders(settings);
  try {
    const means = { knex: city.knex, clock: { now: () => at }, engine: undefined as never };
    await deliverNotice(senders)(means)({ noticeId }, { retried: false });
  } finally {
    senders.close();
  }
}

type Row = {
  id: string;
  channel: string;
  sent_at: Date | null;
  attempts: number;
  fault: string | null;
};
const deliveries = (noticeId: string): Promise<Row[]> =>
  city.knex('notice_delivery').where({ notice_id: noticeId }).orderBy('channel').select<Row[]>();

describe('delivering a notice', () => {
  test('R-80 it is in the queue from the moment it is written, and once however often it is written', async () => {
    const dedupeKey = randomUUID();
    const said = {
      accountId: applicantId,
      unitId: null,
      applicationId: application.id,
      kind: 'returned',
      text: 'x',
    };
    const before = await city.knex('graphile_worker.jobs').count<{ count: string }[]>('* as count');
    for (let times = 0; times < 2; times++) await addNotice(city.knex, { ...said, dedupeKey, at });
    const after = await city.knex('graphile_worker.jobs').count<{ count: string }[]>('* as count');
    expect(Number(after[0]?.count) - Number(before[0]?.count)).toBe(1);
  });

  test('R-80 by mail to whoever has given an address, in Chinese that arrives, once', async () => {
    const server = await mailServer();
    await savePreferences(city.knex, applicantId, { email: 'a@example.cn', mail: true, sms: false }, at);
    const id = await notice({ accountId: applicantId });
    for (let times = 0; times < 2; times++)
      await deliver({ mail: { url: server.url, from: '职称办理平台 <no-reply@example.cn>' } }, id);
    await server.close();
    expect(server.mails).toHaveLength(1);
    const [mail = ''] = server.mails;
    const delivery = (await deliveries(id))[0];
    expect(mail).toContain(`Message-ID: <${delivery?.id}@example.cn>`);
    const body = mail.slice(mail.indexOf('\r\n\r\n')).replace(/\s/g, '');
    const plain = /base64/i.test(mail)
      ? Buffer.from(body, 'base64').toString()
      : decodeURIComponent(body.replace(/=/g, '%'));
    expect(plain).toContain('您的申报被退回');
    expect(delivery).toMatchObject({ channel: 'mail', attempts: 1, fault: null });
  });

  test('R-80 by the gateway, signed; one that fails is tried again, and says what was wrong', async () => {
    const { url, taken, failing, server } = await gateway();
    await savePreferences(city.knex, applicantId, { email: null, mail: false, sms: true }, at);
    const id = await notice({ accountId: applicantId });
    failing.times = 1;
    await expect(deliver({ sms: { url, secret } }, id)).rejects.toThrow('1 recipients could not be reached');
    expect(await deliveries(id)).toMatchObject([{ sent_at: null, fault: 'the SMS gateway answered 503' }]);
    for (let times = 0; times < 2; times++) await deliver({ sms: { url, secret } }, id);
    server.close();
    expect(taken).toHaveLength(1);
    const { headers, body } = taken[0] ?? { headers: {}, body: '' };
    const delivery = (await deliveries(id))[0];
    expect(JSON.parse(body)).toEqual({
      id: delivery?.id,
      phone: '13900001111',
      text: '您的申报被退回，请修改。',
    });
    expect(headers['x-signature-sha256']).toBe(createHmac('sha256', secret).update(body).digest('hex'));
    expect(headers['idempotency-key']).toBe(delivery?.id);
    expect(delivery).toMatchObject({ attempts: 2, fault: null });
  });

  test('R-80 a unit is told at its contact for the business, and its reviewers by mail', async () => {
    const unitId = await city.unit('南山区人民医院');
    const handlers = await city
      .knex('handler')
      .where({ unit_id: unitId })
      .select<{ account_id: string }[]>('account_id');
    const reviewer = handlers[0]?.account_id ?? '';
    await savePreferences(city.knex, reviewer, { email: 'h@example.cn', mail: true, sms: true }, at);
    const [server, { url, taken, server: gate }] = [await mailServer(), await gateway()];
    const id = await notice({ unitId });
    await deliver({ mail: { url: server.url, from: 'x@example.cn' }, sms: { url, secret } }, id);
    await server.close();
    gate.close();
    expect(server.mails).toHaveLength(1);
    expect(taken).toHaveLength(1);
  });

  test('R-80 where nothing is set up, nothing is sent and nothing fails', async () => {
    const id = await notice({ accountId: applicantId });
    await deliver({}, id);
    expect(await deliveries(id)).toEqual([]);
  });
});
