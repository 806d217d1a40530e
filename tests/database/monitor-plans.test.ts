import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { deploymentsOf } from '../../database/diagram/deployments.ts';
import { versionsOf, versionWithXml } from '../../database/diagram/versions.ts';
import { mendingsOf } from '../../database/monitor/mendings.ts';
import { query, queryOne } from '../../database/query.ts';
import { seedLarge } from '../../database/seed/large.ts';
import { seedMonitored } from '../../database/seed/monitored.ts';
import { waitingJobs } from '../../database/views/monitor/health.ts';
import { openIncidents, retriedIncidents } from '../../database/views/monitor/incidents.ts';
import { elementsOf, familyOf, variablesOf } from '../../database/views/monitor/instance.ts';
import { type InstanceAsk, instanceKeys, instancesOf } from '../../database/views/monitor/instances.ts';
import { instancesByDay, waitingSteps } from '../../database/views/monitor/overview.ts';
import { processTook } from '../../database/views/monitor/statistics.ts';
import { ownCity, type OwnCity } from '../support/builders/own-city.ts';
import { nodesOf, type PlanNode, plansOf, rowsRead } from '../support/plans.ts';
import { firstRun as at } from '../support/run-job.ts';

const big = ['instance', 'element', 'job', 'incident', 'variable', 'day']
  .map((name) => `monitor_${name}`)
  .concat('application', 'account', 'diagram_version', 'diagram_deployment', 'mending');

let city: OwnCity;
let some: { key: string; number: string; name: string; unitId: string };
beforeAll(async () => {
  city = await ownCity();
  const { knex } = city;
  await seedLarge(knex, 10_000, at);
  await seedMonitored(knex, { finished: 9_000, running: 1_000 }, at);
  // What has ended was counted in the nights.
  await query(knex, `update monitor_instance set counted = true where state <> 'active'`);
  await query(
    knex,
    `insert into monitor_day (day, process_id, version, element_id, count, seconds, longest_seconds)
     select current_date - nth, process, 1, 'step-' || step, 10, 1000, 500
     from generate_series(1, 500) nth, generate_series(1, 10) step, unnest(array['confirmation', 'unit-review']) process`,
  );
  const accountId = (await queryOne<{ id: string }>(knex, 'select id from account limit 1'))?.id ?? '';
  await query(
    knex,
    `insert into diagram_version (diagram, version, xml, comment, created_by, created_at)
     select diagram, nth, '<xml/>', '修改', :accountId, :at
     from generate_series(1, 500) nth, unnest(array['confirmation', 'unit-review']) diagram`,
    { accountId, at },
  );
  await query(
    knex,
    `insert into diagram_deployment (diagram, version, engine_version, comment, created_by, created_at)
     select diagram, version, version, '发布', created_by, created_at from diagram_version order by version`,
  );
  await query(knex, 'analyze');
  const found = await queryOne<typeof some>(
    knex,
    `select i.key, a.number, p.name, (select unit_id from application where unit_id is not null
       group by unit_id order by count(*) limit 1) as "unitId" from monitor_instance i
     join application a on a.id = i.application_id join account p on p.id = a.applicant_id
     where i.parent_key is null and i.state = 'active' and a.unit_id is not null limit 1`,
  );
  if (!found) throw new Error('no instance that runs');
  some = found;
}, 120_000);
afterAll(() => city.drop());

const scansOf = async (work: (knex: Knex.Transaction) => Promise<unknown>): Promise<PlanNode[]> =>
  (await plansOf(city.knex, work))
    .flatMap(nodesOf)
    .filter((node) => big.includes(node['Relation Name'] ?? ''));
const list = (knex: Knex, ask: Partial<InstanceAsk>): Promise<unknown> =>
  instanceKeys(knex, { limit: 21, ...ask });

const cases: [string, (knex: Knex.Transaction) => Promise<unknown>][] = [
  ['R-70 all instances', (knex) => list(knex, {})],
  ['R-70 a page deep down', (knex) => list(knex, { after: '1030000' })],
  ['R-70 those of a version', (knex) => list(knex, { processId: 'confirmation', version: 2 })],
  ['R-70 those that run', (knex) => list(knex, { state: 'active' })],
  [
    'R-70 those of a process that were ended',
    (knex) => list(knex, { state: 'terminated', processId: 'initial-recognition' }),
  ],
  ['R-70 those at a step', (knex) => list(knex, { elementId: 'publicity' })],
  [
    'R-70 what a page shows of them',
    async (knex) => instancesOf(knex, await instanceKeys(knex, { limit: 20 })),
  ],
  ['R-70 the elements of one', (knex) => elementsOf(knex, some.key)],
  ['R-70 the variables of one', (knex) => variablesOf(knex, some.key)],
  ['R-70 what one has called', (knex) => familyOf(knex, some.key)],
  ['R-72 what was done with one', (knex) => mendingsOf(knex, some.key)],
  ['R-71 incidents to be retried', (knex) => openIncidents(knex, ['1000005'])],
  ['R-98 what became of a retry', (knex) => retriedIncidents(knex, ['1000005'])],
  ['R-73 jobs that wait', (knex) => waitingJobs(knex)],
  [
    'R-60 the versions of a diagram',
    (knex) => versionsOf(knex, { diagram: 'confirmation', after: undefined, limit: 21 }),
  ],
  ['R-60 one version', (knex) => versionWithXml(knex, { diagram: 'confirmation', version: 77 })],
  [
    'R-64 what was deployed of a diagram',
    (knex) => deploymentsOf(knex, { diagram: 'confirmation', after: undefined, limit: 21 }),
  ],
];

test.each(cases)('%s: looks at few rows, by an index', async (_name, work) => {
  const scans = await scansOf(work);
  // A table of a few rows is best read as a whole.
  const whole = scans.filter(
    (node) => node['Node Type'] === 'Seq Scan' && rowsRead({ ...node, 'Actual Loops': 1 }) > 100,
  );
  expect(whole).toEqual([]);
  for (const node of scans) expect(rowsRead(node)).toBeLessThan(500);
});

/** What is found through another table: with few rows all of them are read, with many they are not. */
const found: typeof cases = [
  ['R-70 those of an applicant', (knex) => list(knex, { applicant: some.name })],
  ['R-70 the one of a number', (knex) => list(knex, { number: some.number })],
  ['R-70 those of a unit', (knex) => list(knex, { unitId: some.unitId })],
];

test.each(found)(
  '%s: by an index of applications, and of instances where there are many',
  async (_name, work) => {
    const asMany = async (knex: Knex.Transaction): Promise<unknown> => {
      // What a table of a million rows makes the planner do by itself.
      await knex.raw('set local enable_seqscan = off');
      return work(knex);
    };
    const scans = await scansOf(asMany);
    for (const node of scans) expect(rowsRead(node)).toBeLessThan(3_000);
  },
);

/** What grows with what runs, and not with what has ended. */
const ofRunning: typeof cases = [
  ['R-70 those with an incident', (knex) => list(knex, { incidents: true })],
  ['R-70 those that wait long', (knex) => list(knex, { waitingSince: new Date(at.getTime() - 86_400_000) })],
  ['R-73 how many wait at each step', (knex) => waitingSteps(knex, { processId: 'unit-review', version: 1 })],
  ['R-73 what began and ended by day', (knex) => instancesByDay(knex, ['2026-03-01', '2026-03-02'])],
  [
    'R-73 how long it took, by month and step',
    (knex) => processTook(knex, { processId: 'confirmation', from: '2026-01-01', to: '2026-12-31' }),
  ],
];

test.each(ofRunning)('%s: looks at no more than what runs', async (_name, work) => {
  for (const node of await scansOf(work)) expect(rowsRead(node)).toBeLessThan(6_000);
});
