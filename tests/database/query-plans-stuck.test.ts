import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { absencesAheadOf, deputisedBy } from '../../database/absence/absences.ts';
import { countHeld, heldBy } from '../../database/hand-over/held.ts';
import { holdersOf } from '../../database/hand-over/holders.ts';
import { takersOf } from '../../database/hand-over/takers.ts';
import { query, queryOne } from '../../database/query.ts';
import { seedLarge } from '../../database/seed/large.ts';
import { absencesOf } from '../../database/views/absences.ts';
import { handlersOf } from '../../database/views/handlers.ts';
import { stuckApplications } from '../../database/views/stuck-applications.ts';
import { oldestWaiting, publicitiesEnding, restingWith } from '../../database/views/unit-week.ts';
import { businesses } from '../../domain/business.ts';
import { ownCity, type OwnCity } from '../support/builders/own-city.ts';
import { nodesOf, plansOf, rowsRead } from '../support/plans.ts';
import { firstRun as at } from '../support/run-job.ts';

const today = '2026-03-02';
const big = ['application', 'publicity', 'account', 'absence'];
const longAgo = { at: new Date(at.getTime() - 5_000 * 60_000), id: '00000000-0000-0000-0000-000000000000' };

let city: OwnCity;
let unitId: string;
let held: { unitId: string; accountId: string; businesses: typeof businesses };
beforeAll(async () => {
  city = await ownCity();
  await seedLarge(city.knex, 20_000, at);
  const busiest = await queryOne<{ id: string }>(
    city.knex,
    `select unit_id as id from application where state = 'to_review' group by 1 order by count(*) desc limit 1`,
  );
  unitId = busiest?.id ?? '';
  // What accepting units review is with their handlers, of whom the first is away.
  await query(
    city.knex,
    `update application a set handler_id = h.account_id from (
       select unit_id, array_agg(account_id order by account_id) as ids from handler group by unit_id) u
       cross join lateral unnest(u.ids) with ordinality h (account_id, nth)
     where a.unit_id = u.unit_id and a.state = 'to_review' and hashtext(a.number) & 1 = h.nth - 1`,
  );
  await query(
    city.knex,
    `insert into absence (unit_id, account_id, deputy_id, from_date, to_date, created_by, created_at)
     select unit_id, ids[1], ids[2], date '2024-01-01' + n * 3, date '2024-01-01' + n * 3 + 2, ids[1], :at
     from (select unit_id, array_agg(account_id order by account_id) as ids from handler group by unit_id) u
       cross join generate_series(0, 300) n`,
    { at },
  );
  for (const table of ['application', 'absence']) await query(city.knex, `analyze ${table}`);
  const [first] = await handlersOf(city.knex, unitId);
  held = { unitId, accountId: first?.account_id ?? '', businesses };
}, 120_000);
afterAll(() => city.drop());

const stuck = (knex: Knex, of: string | null, after?: typeof longAgo) =>
  stuckApplications(knex, { unitId: of, businesses, today, after, limit: 50 });

const cases: [string, (knex: Knex) => Promise<unknown>][] = [
  ['what is with somebody', (knex) => heldBy(knex, { ...held, after: undefined, limit: 50 })],
  ['what is with somebody, a later page', (knex) => heldBy(knex, { ...held, after: longAgo, limit: 50 })],
  ['with whom something is', (knex) => holdersOf(knex, { ...held, today })],
  ['how much is with somebody', (knex) => countHeld(knex, held)],
  ['who could take it', (knex) => takersOf(knex, { unitId, today })],
  ['absences', (knex) => absencesOf(knex, { unitId, after: undefined, limit: 50 })],
  ['absences ahead', (knex) => absencesAheadOf(knex, unitId, today)],
  ['for whom one stands in', (knex) => deputisedBy(knex, { ...held, today })],
  ['what stands still in a unit', (knex) => stuck(knex, unitId)],
  ['what stands still in a unit, a later page', (knex) => stuck(knex, unitId, longAgo)],
  ['what stands still anywhere', (knex) => stuck(knex, null)],
  ['what stands still anywhere, a later page', (knex) => stuck(knex, null, longAgo)],
  ['what rests with a unit', (knex) => restingWith(knex, unitId)],
  ['the oldest in a unit', (knex) => oldestWaiting(knex, unitId, at)],
  [
    'publicities that end in a week',
    (knex) => publicitiesEnding(knex, { unitId, first: today, last: '2026-03-08' }),
  ],
];

describe('with 20 000 applications', () => {
  test.each(cases)("R-99 %s reads a page's worth of rows by an index", async (_name, work) => {
    const nodes = (await plansOf(city.knex, work))
      .flatMap(nodesOf)
      .filter((node) => big.includes(node['Relation Name'] ?? ''));
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && rowsRead(node) > 100)).toEqual([]);
    for (const node of nodes) expect(rowsRead(node)).toBeLessThan(500);
  });

  test('R-99 there is something that stands still, in that unit and anywhere', async () => {
    expect(await stuck(city.knex, unitId)).toHaveLength(50);
    expect(await stuck(city.knex, null)).toHaveLength(50);
    expect((await stuck(city.knex, unitId)).filter(({ handler }) => handler !== null).length).toBeGreaterThan(
      0,
    );
  });
});
