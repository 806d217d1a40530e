import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { query, queryOne } from '../../database/query.ts';
import { seedLarge } from '../../database/seed/large.ts';
import { applicationsInTab, type ListAsk } from '../../database/views/application-lists.ts';
import { flowStepsOf } from '../../database/views/flow.ts';
import { batchesOf, candidatesOf } from '../../database/views/issuance-batches.ts';
import { ownCity, type OwnCity } from '../support/builders/own-city.ts';
import { nodesOf, type PlanNode, plansOf, rowsRead } from '../support/plans.ts';
import { firstRun as at } from '../support/run-job.ts';

const big = ['application', 'reach', 'record', 'task', 'publicity', 'certificate', 'account', 'flow_step'];

type Some = { id: string; applicantId: string; workUnitId: string; acceptingUnitId: string };
let city: OwnCity;
let some: Some;
beforeAll(async () => {
  city = await ownCity();
  await seedLarge(city.knex, 20_000, at);
  const found = await queryOne<Some>(
    city.knex,
    `select id, applicant_id as "applicantId", work_unit_id as "workUnitId", accepting_unit_id as "acceptingUnitId"
     from application where state = 'to_review' and position = 1 limit 1`,
  );
  if (!found) throw new Error('no application to review');
  some = found;
  await query(
    city.knex,
    `insert into flow_step (application_id, job_key, element_id, process_id, process_version, process_instance_key, at)
     select id, row_number() over (), 'receive', 'unit-review', 1, 1, :at from application`,
    { at },
  );
  await query(city.knex, 'analyze flow_step');
}, 120_000);
afterAll(() => city.drop());

/** Half of what has come lies behind it. */
const deep = new Date(at.getTime() - 10_000 * 60_000);

/** A page of the accepting unit, through which most has come. */
const page = (knex: Knex, name: ListAsk['tab'], more: Partial<ListAsk> = {}): Promise<unknown> =>
  applicationsInTab(knex, {
    unitId: some.acceptingUnitId,
    business: 'initial',
    tab: name,
    limit: 21,
    ...more,
  });
const scansOf = async (work: (knex: Knex.Transaction) => Promise<unknown>): Promise<PlanNode[]> =>
  (await plansOf(city.knex, work))
    .flatMap(nodesOf)
    .filter((node) => big.includes(node['Relation Name'] ?? ''));

const cases: [string, (knex: Knex.Transaction) => Promise<unknown>][] = [
  ['R-40 全部, by a rare name', (knex) => page(knex, 'all', { search: '测试申报人1777' })],
  ['R-40 全部, by a name that nobody has', (knex) => page(knex, 'all', { search: '王' })],
  ['R-40 全部, a page deep down', (knex) => page(knex, 'all', { after: { at: deep, id: some.id } })],
  ['R-40 待审核, by a name', (knex) => page(knex, 'to_review', { search: '测试申报人177' })],
  ['R-40 已上报, by a number', (knex) => page(knex, 'reported', { search: 'L177' })],
  ['R-40 全部 of a state', (knex) => page(knex, 'all', { state: 'revoked' })],
  ['R-40 全部 of a state that none has', (knex) => page(knex, 'all', { state: 'draft' })],
  ['R-40 全部 of a work unit', (knex) => page(knex, 'all', { workUnitId: some.workUnitId })],
  ['R-40 全部, those of a handler', (knex) => page(knex, 'all', { handlerIds: [some.applicantId] })],
  [
    'R-53 who can be chosen for a batch',
    (knex) =>
      candidatesOf(knex, {
        unitId: some.acceptingUnitId,
        business: 'initial',
        batchId: undefined,
        search: '',
        after: undefined,
        limit: 21,
      }),
  ],
  [
    'R-53 the batches of a unit',
    (knex) => batchesOf(knex, { unitId: some.acceptingUnitId, search: '', after: undefined, limit: 21 }),
  ],
  ['R-82 the steps of a way', (knex) => flowStepsOf(knex, some.id)],
];

describe('lists with 20 000 applications', () => {
  test.each(cases)('%s looks at few rows, by an index', async (_name, work) => {
    const scans = await scansOf(work);
    expect(scans.filter((node) => node['Node Type'] === 'Seq Scan' && rowsRead(node) > 100)).toEqual([]);
    for (const node of scans) expect(rowsRead(node)).toBeLessThan(500);
  });

  test('R-40 a search that finds too many to look at one by one stays within the unit, by an index', async () => {
    const reached = await query(
      city.knex,
      `select 1 from reach where unit_id = :acceptingUnitId and business = 'initial'`,
      { acceptingUnitId: some.acceptingUnitId },
    );
    expect(reached.length).toBeGreaterThan(1001);
    const scans = await scansOf((knex) => page(knex, 'all', { search: '测试' }));
    expect(scans.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
    for (const node of scans) expect(rowsRead(node)).toBeLessThanOrEqual(reached.length);
  });
});

describe('what lists are narrowed by', () => {
  const copies = (id: string): Promise<object[]> =>
    query(
      city.knex,
      `select distinct r.number, r.name, r.state, r.work_unit_id = a.work_unit_id as "sameUnit"
       from reach r join application a on a.id = r.application_id where r.application_id = :id`,
      { id },
    );

  test('R-40 follows the application and its applicant, whoever changes them', async () => {
    const application = city.knex('application').where({ id: some.id });
    await application.clone().update({ state: 'in_publicity', number: 'L-new' });
    await city.knex('account').where({ id: some.applicantId }).update({ name: '欧阳明月' });
    expect(await copies(some.id)).toEqual([
      { number: 'L-new', name: '欧阳明月', state: 'in_publicity', sameUnit: true },
    ]);
    const found = (await page(city.knex, 'all', { search: '欧阳' })) as { id: string }[];
    expect(found.map(({ id }) => id)).toEqual([some.id]);
    expect(await page(city.knex, 'all', { search: '测试申报人', state: 'draft' })).toEqual([]);
  });

  test('R-40 is the same for every row that was ever written', async () => {
    const differing = await query(
      city.knex,
      `select 1 from reach r join application a on a.id = r.application_id join account p on p.id = a.applicant_id
       where (r.number, r.name, r.state, r.work_unit_id) is distinct from (a.number, p.name, a.state, a.work_unit_id)`,
    );
    expect(differing).toEqual([]);
  });
});
