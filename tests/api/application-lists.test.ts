import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedLarge } from '../../database/seed/large.ts';
import { tabs } from '../../domain/api/application-lists.ts';
import { Person } from '../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';

type Item = {
  id: string;
  number: string;
  applicant: string;
  state: string;
  workUnit: { id: string };
  updatedAt: string;
};
type Page = { items: Item[]; next: string | null };

let api: OwnApi;
let handler: Person;
let unitId: string;
beforeAll(async () => {
  api = await ownApi();
  await seedLarge(api.knex, 1_000, new Date('2026-03-02T01:00:00Z'));
  handler = await Person.signedIn(api.baseUrl, 'handler-south-bureau-1');
  const { body } = await handler.get<{ memberships: { unitId: string }[] }>('/api/me');
  unitId = body.memberships[0]?.unitId ?? '';
}, 60_000);
afterAll(() => api.stop());

const list = async (filter: string): Promise<Page> =>
  (await handler.get<Page>(`/api/units/${unitId}/applications?business=initial&${filter}`)).body;
async function wholeList(filter: string): Promise<Item[]> {
  const found: Item[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: Page = await list(`${filter}&limit=7${next && `&after=${next}`}`);
    found.push(...page.items);
    next = page.next;
  }
  return found;
}
const numbers = (items: Item[]): string[] => items.map(({ number }) => number);

describe("a unit's lists", () => {
  test.each(tabs)('R-40 %s in pages is the whole, each once, in order', async (tab) => {
    const paged = await wholeList(`tab=${tab}`);
    const whole = (await list(`tab=${tab}&limit=200`)).items;
    expect(numbers(paged)).toEqual(numbers(whole));
    expect(new Set(numbers(paged)).size).toBe(paged.length);
    const oldest = (await list(`tab=${tab}&limit=200&order=oldest`)).items;
    expect(numbers(oldest)).toEqual(numbers(whole).toReversed());
    if (tab !== 'all' && tab !== 'reported')
      expect(new Set(whole.map(({ state }) => state))).toEqual(new Set(whole.length > 0 ? [tab] : []));
  });

  test('R-40 the counts are those of the lists', async () => {
    const { counts } = (
      await handler.get<{ counts: Record<string, number> }>(`/api/units/${unitId}/tabs?business=initial`)
    ).body;
    for (const tab of tabs) expect([tab, counts[tab]]).toEqual([tab, (await wholeList(`tab=${tab}`)).length]);
    expect(counts.all).toBeGreaterThan(50);
  });

  test('R-40 a list is found by the beginning of a number or a name, and by nothing else of them', async () => {
    const [some] = (await list('tab=all&limit=200')).items;
    if (!some) throw new Error('nothing in the list');
    const byNumber = (await list(`tab=all&search=${some.number}&limit=200`)).items;
    expect(numbers(byNumber)).toContain(some.number);
    expect(byNumber.every(({ number }) => number.startsWith(some.number))).toBe(true);
    const byName = (await list(`tab=all&search=${encodeURIComponent(some.applicant)}&limit=200`)).items;
    expect(byName.every(({ applicant }) => applicant.startsWith(some.applicant))).toBe(true);
    expect(numbers(byName)).toContain(some.number);
    for (const nothing of ['%25', '_', '申报人', encodeURIComponent("'; drop table application; --")])
      expect((await list(`tab=all&search=${nothing}`)).items).toEqual([]);
  });

  test('R-40 filters narrow together: state, work unit, days of Shanghai', async () => {
    const all = (await list('tab=all&limit=200')).items;
    const [some] = all;
    if (!some) throw new Error('nothing in the list');
    const filter = `tab=all&limit=200&state=${some.state}&workUnitId=${some.workUnit.id}`;
    expect(numbers((await list(filter)).items)).toEqual(
      numbers(all.filter((one) => one.state === some.state && one.workUnit.id === some.workUnit.id)),
    );
    const on = (from: string, to: string): Promise<Item[]> => wholeList(`tab=all&from=${from}&to=${to}`);
    const [first, second] = [await on('2026-03-01', '2026-03-01'), await on('2026-03-02', '2026-03-02')];
    expect([...second, ...first].length).toBe((await on('2026-03-01', '2026-03-02')).length);
    expect(first.length).toBeGreaterThan(0);
  });

  test('R-45 mine are those of which I am the handler', async () => {
    const [some] = (await list('tab=to_review&limit=200')).items;
    expect((await list('tab=to_review&mine=true')).items).toEqual([]);
    const { accountId } = (await handler.get<{ accountId: string }>('/api/me')).body;
    await api.knex('application').where({ id: some?.id }).update({ handler_id: accountId });
    expect(numbers((await list('tab=to_review&mine=true')).items)).toEqual([some?.number]);
  });

  test.each([
    ['tab=none', 'tab'],
    ['tab=all&from=2026-02-30', 'from'],
    ['tab=all&from=2026-03-02&to=2026-03-01', 'to'],
    ['tab=all&order=random', 'order'],
    ['tab=all&limit=0', 'limit'],
    ['tab=all&after=x', 'after'],
    ['tab=all&state=lost', 'state'],
    ['tab=all&workUnitId=1', 'workUnitId'],
    ['tab=all&mine=perhaps', 'mine'],
  ])('R-40 %s is refused at its field', async (filter, field) => {
    const answer = await handler.get<{ faults: { field: string; reason: string }[] }>(
      `/api/units/${unitId}/applications?business=initial&${filter}`,
    );
    expect([answer.status, answer.body.faults.map((fault) => fault.field)]).toEqual([422, [field]]);
    for (const { reason } of answer.body.faults) expect(reason).toMatch(/[一-龥]/);
  });

  test('R-35 they are for reviewers and issuers of the unit', async () => {
    const path = `/api/units/${unitId}/applications?business=initial&tab=all`;
    expect((await new Person(api.baseUrl).get(path)).status).toBe(401);
    for (const other of ['applicant-1', 'handler-south-hospital-1', 'administrator'])
      expect((await (await Person.signedIn(api.baseUrl, other)).get(path)).body.code).toBe(
        'PERMISSION_MISSING',
      );
  });
});
