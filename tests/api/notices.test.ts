import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addNotice } from '../../database/notice/add-notice.ts';
import type { Person } from '../../stack/http-client.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, personAt } from '../support/people.ts';

type Item = { id: string; text: string; read: boolean };
type Page = { items: Item[]; next: string | null };

let api: OwnApi;
let handler: Person;
let colleague: Person;
let unitId: string;
let applicationId: string;
beforeAll(async () => {
  api = await ownApi();
  handler = await personAt(api, 'handler-south-hospital-1');
  colleague = await personAt(api, 'handler-south-hospital-2');
  unitId = await cityOn(api.knex).unit('南山区人民医院');
  applicationId = (await OwnApplication.inReview(cityOn(api.knex))).id;
});
afterAll(() => api.stop());

let minute = 0;
async function tell(text: string, to: { accountId?: string } = {}): Promise<void> {
  await addNotice(api.knex, {
    accountId: to.accountId ?? null,
    unitId: to.accountId ? null : unitId,
    applicationId,
    kind: 'came_back',
    text,
    dedupeKey: randomUUID(),
    at: new Date(Date.UTC(2026, 2, 2, 1, minute++)),
  });
}

/** The texts of the notices that a stream brings, as they come. */
async function* heard(person: Person, since = ''): AsyncGenerator<{ id: string; text: string }> {
  const ending = new AbortController();
  const answer = await person.raw('/api/notices/stream', {
    signal: ending.signal,
    headers: since ? { 'last-event-id': since } : {},
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  let buffered = '';
  const decoder = new TextDecoder();
  try {
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
      buffered += decoder.decode(part, { stream: true });
      const events = buffered.split('\n\n');
      buffered = events.pop() ?? '';
      for (const event of events) {
        const [, id, data] = /^id: (.*)\nevent: notice\ndata: (.*)$/.exec(event) ?? [];
        if (id && data) yield { id, text: (JSON.parse(data) as Item).text };
      }
    }
  } finally {
    ending.abort();
  }
}

describe('notices', () => {
  test('R-80 in pages, the newest first, each once', async () => {
    for (let n = 0; n < 7; n++) await tell(`通知 ${n}`);
    const found: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page = (await handler.get<Page>(`/api/notices?limit=3${next && `&after=${next}`}`)).body;
      found.push(...page.items.map(({ text }) => text));
      next = page.next;
    }
    expect(found.slice(0, 7)).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `通知 ${n}`));
    expect(new Set(found).size).toBe(found.length);
  });

  test("R-80 read by one is not read by the other, though it is the unit's", async () => {
    await tell('请办理');
    const before = (await colleague.get<{ count: number }>('/api/notices/unread')).body.count;
    const [first] = (await handler.get<Page>('/api/notices')).body.items;
    await handler.post('/api/notices/read', { ids: [first?.id] });
    expect((await handler.get<Page>('/api/notices')).body.items[0]).toMatchObject({
      id: first?.id,
      read: true,
    });
    expect((await colleague.get<{ count: number }>('/api/notices/unread')).body.count).toBe(before);
    expect((await handler.post<{ count: number }>('/api/notices/read', {})).body.count).toBe(0);
  });

  test("R-80 nobody reads, or marks, another's", async () => {
    const other = await personAt(api, 'applicant-9');
    const [first] = (await handler.get<Page>('/api/notices')).body.items;
    expect((await other.get<Page>('/api/notices')).body.items).toEqual([]);
    await other.post('/api/notices/read', { ids: [first?.id] });
    const { id } = await accountOf(api.knex, 'applicant-9');
    expect(await api.knex('notice_read').where({ account_id: id })).toEqual([]);
  });

  test('R-80 an open page hears of a new notice by itself, and after a break of what it has missed', async () => {
    const stream = heard(handler);
    const next = stream.next();
    await new Promise((resolve) => setImmediate(resolve));
    // Told again until the page listens: its request may still be on its way.
    const told: { id: string; text: string }[] = [];
    void next.then(({ value }) => told.push(value as { id: string; text: string }));
    for (let n = 0; told.length === 0; n++) {
      await tell(`新通知 ${n}`);
      await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 50))]);
    }
    expect(told[0]?.text).toMatch(/^新通知/);
    const since = told[0]?.id;
    await stream.return(undefined);
    await tell('断开时的通知');
    const again = heard(handler, since);
    const missed: string[] = [];
    for await (const { text } of again) {
      missed.push(text);
      if (text === '断开时的通知') break;
    }
    expect(missed.at(-1)).toBe('断开时的通知');
  });

  test('R-80 whoever has left the unit hears nothing more, though the page is still open', async () => {
    const stream = heard(colleague);
    const first = stream.next();
    const told: unknown[] = [];
    void first.then((result) => told.push(result));
    while (told.length === 0) {
      await tell('还在单位');
      await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 50))]);
    }
    const { id } = await accountOf(api.knex, 'handler-south-hospital-2');
    await api.knex('handler').where({ account_id: id }).update({ removed_at: new Date() });
    await tell('已离开单位');
    // One for the person alone shows that the stream has gone past it.
    await tell('给本人', { accountId: id });
    const texts: string[] = [];
    for await (const { text } of stream) {
      texts.push(text);
      if (text === '给本人') break;
    }
    expect(texts).not.toContain('已离开单位');
    await api.knex('handler').where({ account_id: id }).update({ removed_at: null });
  });

  test('R-80 mail needs an address, and what was saved is what is read', async () => {
    const refused = await handler.put<{ faults: object[] }>('/api/me/notice-preferences', {
      email: null,
      mail: true,
      sms: true,
    });
    expect([refused.status, refused.body.faults]).toEqual([
      422,
      [{ field: 'email', reason: '接收邮件须填写电子邮箱' }],
    ]);
    const wanted = { email: 'a@example.cn', mail: true, sms: false };
    expect((await handler.put('/api/me/notice-preferences', wanted)).body).toEqual(wanted);
    expect((await handler.get('/api/me/notice-preferences')).body).toEqual(wanted);
  });

  test('R-80 the administrator writes texts: of two at once one wins, unknown placeholders are named', async () => {
    const administrator = await personAt(api, 'administrator');
    const path = '/api/administration/notice-texts/issued';
    const faulty = await administrator.put<{ faults: object[] }>(path, {
      text: '证书{nubmer}已发放',
      after: 0,
    });
    expect(faulty.body.faults).toEqual([{ field: 'text', reason: '没有 {nubmer} 这个占位' }]);
    const both = await Promise.all(
      [1, 2].map((n) => administrator.put(path, { text: `第 ${n} 稿：证书{certificate}已发放`, after: 0 })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { items } = (
      await administrator.get<{ items: { kind: string; version: number; text: string }[] }>(
        '/api/administration/notice-texts',
      )
    ).body;
    expect(items.find(({ kind }) => kind === 'issued')).toMatchObject({
      version: 1,
      text: expect.stringMatching(/^第 \d 稿/),
    });
    expect(items.find(({ kind }) => kind === 'returned')).toMatchObject({ version: 0 });
    expect(await api.knex('audit').where({ action: 'notice_text_written' })).toHaveLength(1);
  });
});

describe('urging', () => {
  test('R-81 once a working day; it is in the record, and the unit is told', async () => {
    const own = await OwnApplication.inReview(cityOn(api.knex));
    const applicant = await personAt(api, 'applicant-9');
    const { id } = await accountOf(api.knex, 'applicant-9');
    await api.knex('application').where({ id: own.id }).update({ applicant_id: id });
    // A calendar in which every day is a working day, whatever day the test runs on.
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await api.knex.raw(
      `insert into calendar_year (year, entered_at) values (:year, now()) on conflict do nothing`,
      {
        year: Number(today.slice(0, 4)),
      },
    );
    await api.knex.raw(
      `insert into calendar_day (date, working, name) values (:today, true, '') on conflict (date) do update set working = true`,
      { today },
    );
    const asked = () => applicant.get(`/api/applications/${own.id}/urge`);
    expect((await asked()).body).toEqual({ possible: true, reasons: [] });
    const both = await Promise.all([1, 2].map(() => applicant.post(`/api/applications/${own.id}/urge`)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('ALREADY_URGED');
    expect((await asked()).body).toMatchObject({
      possible: false,
      reasons: [
        { code: 'ALREADY_URGED', who: { unit: '南山区人民医院' }, from: expect.stringMatching(/^\d{4}-/) },
      ],
    });
    expect((await own.rows('record')).filter(({ event }) => event === 'urged')).toHaveLength(1);
    expect((await own.rows('notice')).filter(({ kind }) => kind === 'urged')).toMatchObject([
      { unit_id: unitId, text: expect.stringContaining('申报人催办职称初定申报') },
    ]);
    const stranger = await personAt(api, 'applicant-2');
    expect((await stranger.post(`/api/applications/${own.id}/urge`)).body.code).toBe('APPLICATION_NOT_FOUND');
    expect((await handler.post(`/api/applications/${own.id}/urge`)).body.code).toBe('NOT_YOURS_TO_URGE');
  });
});
