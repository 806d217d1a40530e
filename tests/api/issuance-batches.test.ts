import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { bureau } from '../support/builders/application.ts';
import { approved } from '../support/builders/approved.ts';
import { inOwnPublicity } from '../support/builders/own-publicity.ts';
import { unitIdOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { auditLines, personAt } from '../support/people.ts';

type Refused = { code?: string; faults?: { field: string; reason: string }[] };
type Batch = Refused & {
  id: string;
  name: string;
  size: number;
  createdBy: string;
  counts: Record<string, number>;
  changeable: boolean;
  applicationIds: string[];
};
type Page<Item> = Refused & { items: Item[]; next: string | null };
type Candidate = { id: string; number: string; applicant: string; inBatch: boolean; titleApplied: object };
type Item = { applicationId: string; number: string; state: string; stateTitle: string; revision: number };

let api: OwnApi;
let handler: Person;
let unitId: string;
/** Five approved ones, by number, and one that is still on public view. */
let pool: { id: string; number: string }[];
let early: string;
beforeAll(async () => {
  api = await ownApi();
  handler = await personAt(api, bureau.one);
  unitId = await unitIdOf(api, bureau.unit);
  pool = [];
  for (const nth of [1, 2, 3, 4, 5]) pool.push(await approved(api, `applicant-${nth}`));
  early = await inOwnPublicity(api, 'applicant-6');
});
afterAll(() => api.stop());

const ids = (...nth: number[]): string[] => nth.map((one) => pool[one - 1]?.id ?? '');
const candidates = async (filter = ''): Promise<Page<Candidate>> =>
  (await handler.get<Page<Candidate>>(`/api/units/${unitId}/issuance-candidates?business=initial${filter}`))
    .body;
const create = (name: string, applicationIds: string[], business = 'initial') =>
  handler.post<Batch>(`/api/units/${unitId}/issuance-batches`, { name, business, applicationIds });
const change = (id: string, name: string, applicationIds: string[]) =>
  handler.put<Batch>(`/api/issuance-batches/${id}`, { name, applicationIds });
const read = async (id: string): Promise<Batch> =>
  (await handler.get<Batch>(`/api/issuance-batches/${id}`)).body;
const items = async (id: string, filter = ''): Promise<Page<Item>> =>
  (await handler.get<Page<Item>>(`/api/issuance-batches/${id}/items${filter}`)).body;
const list = async (filter = ''): Promise<Page<Batch>> =>
  (await handler.get<Page<Batch>>(`/api/units/${unitId}/issuance-batches${filter}`)).body;
/** As if the flow had brought it there. */
const put = (id: string | undefined, state: string): Promise<unknown> =>
  api.knex('application').where({ id }).update({ state });

describe('issuance batches', () => {
  test('R-53 applicants are chosen among those that the unit has approved, found by number and name, page by page', async () => {
    const all = (await candidates()).items;
    expect(all.map(({ id }) => id)).toEqual(ids(1, 2, 3, 4, 5));
    expect(all[0]).toMatchObject({
      inBatch: false,
      titleApplied: { series: '工程技术', profession: '建筑工程', levelTitle: '助理级' },
    });
    const paged: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page = await candidates(`&limit=2${next && `&after=${next}`}`);
      paged.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(paged).toEqual(all.map(({ id }) => id));
    const [first] = all;
    for (const words of [first?.number ?? '', first?.applicant ?? ''])
      expect((await candidates(`&search=${encodeURIComponent(words)}`)).items.map(({ id }) => id)).toContain(
        first?.id,
      );
    expect((await candidates('&search=无此人')).items).toEqual([]);
  });

  test('R-53 a batch is made of them, changed while nothing is issued, and each applicant is in one batch at most', async () => {
    const made = await create('第一批', ids(1, 2));
    expect(made.body).toMatchObject({ name: '第一批', size: 2, createdBy: '周立群' });
    expect((await candidates()).items.map(({ id }) => id)).toEqual(ids(3, 4, 5));
    const own = (await candidates(`&batchId=${made.body.id}`)).items;
    expect(own.map(({ id, inBatch }) => [id, inBatch])).toEqual([
      ...ids(1, 2).map((id) => [id, true]),
      ...ids(3, 4, 5).map((id) => [id, false]),
    ]);

    const twice = await create('第二批', ids(3, 1));
    expect([twice.status, twice.body.code]).toEqual([409, 'APPLICATION_NOT_FOR_BATCH']);
    expect(twice.body.faults).toEqual([
      { field: 'applicationIds.1', reason: '不是本单位审核通过的本业务申报书，或已列入其他批次' },
    ]);
    const changed = await change(made.body.id, '第一批（更正）', ids(2, 3));
    expect([changed.status, changed.body.size]).toEqual([200, 2]);
    expect(await read(made.body.id)).toMatchObject({
      name: '第一批（更正）',
      changeable: true,
      applicationIds: ids(2, 3),
      counts: { to_certify: 2, held: 0, completed: 0, rejected: 0, revoked: 0 },
    });
    expect(await auditLines(api.knex, 'batch_changed')).toBe(1);
    await put(pool[1]?.id, 'completed');
    expect((await read(made.body.id)).changeable).toBe(false);
    expect((await change(made.body.id, '第一批', ids(3))).body.code).toBe('BATCH_IN_USE');
    await put(pool[1]?.id, 'to_certify');
    await change(made.body.id, '第一批', ids(1));
  });

  test.each([
    ['still under review', () => [early], 'initial'],
    ['of the other business', () => ids(4), 'confirmation'],
  ])('R-53 one that is %s is refused, and nothing is kept of the batch', async (_why, wrong, business) => {
    const before = (await list()).items.length;
    const answer = await create('不成立的批次', wrong(), business);
    expect([answer.status, answer.body.code, answer.body.faults?.[0]?.field]).toEqual([
      409,
      'APPLICATION_NOT_FOR_BATCH',
      'applicationIds.0',
    ]);
    expect((await list()).items.length).toBe(before);
  });

  test('R-53 a batch needs a name, a business and somebody in it', async () => {
    const answer = await create(' ', [], 'evaluation');
    expect(answer.status).toBe(422);
    expect(answer.body.faults?.map(({ field }) => field).toSorted()).toEqual([
      'applicationIds',
      'business',
      'name',
    ]);
    expect((await create('重复', ids(4, 4))).body.faults?.[0]?.reason).toBe('申报人不能重复');
  });

  test('R-54 the tabs of a batch with their counts: 待发放, 核准中, 已发放, 核准不通过, 已撤销', async () => {
    const { id } = (await create('管理', ids(2, 3, 4, 5))).body;
    for (const [nth, state] of ['to_certify', 'held', 'completed', 'revoked'].entries())
      await put(ids(2, 3, 4, 5)[nth], state);
    expect((await read(id)).counts).toEqual({
      to_certify: 1,
      held: 1,
      completed: 1,
      rejected: 0,
      revoked: 1,
    });
    for (const [tab, nth] of Object.entries({ to_certify: 2, held: 3, completed: 4, revoked: 5 }))
      expect((await items(id, `?tab=${tab}`)).items.map((item) => item.applicationId)).toEqual(ids(nth));
    expect((await items(id, '?tab=rejected')).items).toEqual([]);
    const paged: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page = await items(id, `?limit=3${next && `&after=${next}`}`);
      paged.push(...page.items.map((item) => item.number));
      next = page.next;
    }
    expect(paged).toEqual(pool.slice(1).map(({ number }) => number));
    const found = (await items(id, `?search=${pool[2]?.number}`)).items;
    expect(found.map(({ applicationId, stateTitle }) => [applicationId, stateTitle])).toEqual([
      [pool[2]?.id, '核准中'],
    ]);
    expect((await items(id, '?tab=lost')).faults?.[0]?.field).toBe('tab');
  });

  test('R-53 the batches, the newest first, by business and words of their name, page by page', async () => {
    const all = (await list()).items.map(({ name }) => name);
    expect(all).toEqual(['管理', '第一批']);
    const first = await list('?limit=1');
    expect(first.items.map(({ name }) => name)).toEqual(['管理']);
    expect((await list(`?limit=1&after=${first.next}`)).items.map(({ name }) => name)).toEqual(['第一批']);
    expect((await list(`?search=${encodeURIComponent('一')}`)).items.map(({ name }) => name)).toEqual([
      '第一批',
    ]);
    expect((await list('?business=confirmation')).items).toEqual([]);
    expect((await list('?search=%25')).items).toEqual([]);
  });
});
