import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { seedLarge } from '../../database/seed/large.ts';
import { listedContracts } from '../../domain/api/index.ts';
import type { Person } from '../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { personAt } from '../support/people.ts';
import { calls, rightsWorld, type World } from '../support/rights-calls.ts';

type Items = { items: { number: string; applicant: string }[]; next: string | null };

let api: OwnApi;
let world: World;
let handler: Person;
let list: string;
beforeAll(async () => {
  api = await ownApi();
  world = await rightsWorld(api);
  // More of one tab than two pages of a spreadsheet, and than eleven of the list.
  await seedLarge(api.knex, 25_000, new Date('2026-03-02T01:00:00Z'));
  handler = await personAt(api, 'handler-south-bureau-1');
  list = `/api/units/${world.ids.bureau}/applications`;
}, 60_000);
afterAll(() => api.stop());

async function sheetOf(
  person: Person | undefined,
  path: string,
): Promise<{ status: number; rows: unknown[][] }> {
  const answer = await person?.raw(path, {});
  const bytes = new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer());
  if (answer?.status !== 200) return { status: answer?.status ?? 0, rows: [] };
  return { status: 200, rows: (await readXlsx(bytes)).sheets[0]?.rows ?? [] };
}

const spreadsheets = listedContracts.filter(({ sheet }) => sheet);

describe('a list as a spreadsheet', () => {
  test.each(spreadsheets.map(({ path, sheet }) => [sheet?.name ?? '', path, sheet] as const))(
    'R-83 %s: a title over each column, and a row for each item of the list',
    async (_name, path, sheet) => {
      const [address = ''] = calls[`get ${path}`]?.(world) ?? [];
      const found: number[] = [];
      for (const person of Object.values(world.people)) {
        const { status, rows } = await sheetOf(person, address.replace(/(?=\?|$)/, '.xlsx'));
        const { items } = (await person.get<{ items: unknown[] }>(address)).body;
        if (status !== 200) continue;
        expect(rows[0]).toEqual(sheet?.columns.map(({ title }) => title));
        expect(rows.slice(1, items.length + 1).map((row) => row[0])).toEqual(
          items.map((item) => sheet?.columns[0]?.of(item as never)),
        );
        found.push(rows.length - 1);
      }
      expect(found.length).toBeGreaterThan(0);
    },
  );

  test('R-83 holds all pages of the list, under the same filters, in the same order', async () => {
    for (const filter of ['tab=all', 'tab=all&order=oldest&state=completed', 'tab=all&search=无此人']) {
      const whole: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const path = `${list}?business=initial&${filter}&limit=200${next && `&after=${next}`}`;
        const page: Items = (await handler.get<Items>(path)).body;
        whole.push(...page.items.map(({ number }) => number));
        next = page.next;
      }
      const { rows } = await sheetOf(handler, `${list}.xlsx?business=initial&${filter}&limit=1`);
      expect(rows.slice(1).map((row) => row[0])).toEqual(whole);
      if (filter === 'tab=all') expect(whole.length).toBeGreaterThan(2_000);
    }
  });

  test('R-83 what keeps a person from the list keeps them from the spreadsheet, with the same answer', async () => {
    const person = world.people['handler of another unit'];
    const [asked, sheet] = [`${list}?business=initial&tab=all`, `${list}.xlsx?business=initial&tab=all`];
    expect((await person?.get(sheet))?.body).toEqual((await person?.get(asked))?.body);
    expect((await handler.get(`${list}.xlsx?business=initial&tab=none`)).body).toMatchObject({
      code: 'INPUT_INVALID',
      faults: [{ field: 'tab', reason: '没有这个页签' }],
    });
  });

  test('R-83 a transfer that breaks off on the way is no finished file', async () => {
    const answer = await handler.raw(`${list}.xlsx?business=initial&tab=all`, {});
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await api.knex.raw('alter table reach rename to gone');
    const rest = async (): Promise<void> => {
      while (!(await reader?.read())?.done);
    };
    await expect(rest()).rejects.toThrow();
    await api.knex.raw('alter table gone rename to reach');
    expect((await handler.get('/api/me')).status).toBe(200);
  });
});
