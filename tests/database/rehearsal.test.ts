import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { applyEvents } from '../../database/monitor/apply.ts';
import { forgetRun, heardOf, stillRunning } from '../../database/rehearsal/events.ts';
import { recordedCount, recordedWays } from '../../database/rehearsal/recordings.ts';
import { readBulk } from '../../engine/records.ts';
import { freshDatabase } from '../support/database.ts';
import { nodesOf, plansOf, rowsRead } from '../support/plans.ts';
import {
  bulkOf,
  elementRecord,
  jobRecord,
  variableRecord,
  type WireRecord,
} from '../support/engine-records.ts';

let knex: Knex;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshDatabase();
  ({ knex } = fresh);
  drop = () => fresh.drop();
});
afterAll(() => drop());
beforeEach(() =>
  knex.raw(`truncate monitor_instance, monitor_element, monitor_job, monitor_variable, monitor_decision,
    mending, rehearsal_event`),
);

const application = '0b9c6a55-6d1c-4f3e-9a53-0d3f2a3c9a10';
const tell = (records: readonly WireRecord[]): Promise<void> =>
  applyEvents(knex, readBulk(bulkOf(records)), new Date());
const at = (position: number, intent: string, key: number, id: string, type: string): WireRecord =>
  elementRecord({ position, intent, key, instance: 10, id, type });

/** An instance of 初定 from its begin to its end, with one job. */
const story = (process = 'initial-recognition'): WireRecord[] =>
  [
    at(1, 'ELEMENT_ACTIVATED', 10, process, 'PROCESS'),
    variableRecord(2, 10, 'applicationId', application),
    at(3, 'ELEMENT_ACTIVATED', 11, 'validate-form', 'SERVICE_TASK'),
    jobRecord(4, 10, 12, 'CREATED'),
    jobRecord(5, 10, 12, 'COMPLETED'),
    variableRecord(6, 10, 'later', 1),
    at(7, 'ELEMENT_COMPLETED', 11, 'validate-form', 'SERVICE_TASK'),
    at(8, 'ELEMENT_ACTIVATED', 13, 'completed', 'END_EVENT'),
    at(9, 'ELEMENT_COMPLETED', 10, process, 'PROCESS'),
  ].map((record) => ({ ...record, value: { ...record.value, bpmnProcessId: process } }));
const recorded = () => recordedWays(knex, { processes: ['initial-recognition'], limit: 10 });

test('R-96 an ended instance is a way: what it began with, what was decided, what it passed, where it ended', async () => {
  await tell(story());
  expect(await recorded()).toEqual({
    played: [
      {
        applicationId: application,
        recording: {
          process: 'initial-recognition',
          start: { applicationId: application },
          decisions: [
            {
              kind: 'completed',
              process: 'initial-recognition',
              element: 'validate-form',
              result: {},
              errorCode: null,
            },
          ],
          passed: [
            { process: 'initial-recognition', element: 'validate-form', isEnd: false },
            { process: 'initial-recognition', element: 'completed', isEnd: true },
          ],
        },
      },
    ],
    unplayable: 0,
    more: false,
  });
  expect(await recordedWays(knex, { processes: ['confirmation'], limit: 10 })).toMatchObject({ played: [] });
});

test('R-96 what still runs is no way; what was not recorded from its begin, or was mended, is counted and not played', async () => {
  await tell(story().slice(0, -1));
  expect(await recorded()).toMatchObject({ played: [], unplayable: 0 });
  await tell(story());
  await knex('monitor_decision').delete();
  expect(await recorded()).toMatchObject({ played: [], unplayable: 1 });
  await tell(story());
  expect(await recorded()).toMatchObject({ unplayable: 0 });
  const account = '7a2f6e0e-0a52-4f0e-9a07-1f1c5a3b2c11';
  await knex('account')
    .insert({
      id: account,
      subject: 's',
      kind: 'individual',
      name: '甲',
      created_at: new Date(),
    })
    .onConflict()
    .ignore();
  await knex('mending').insert({
    ...{ instance_key: 10, kind: 'move', command: '{}', reason: '测试', state: 'done' },
    ...{ ordered_by: account, ordered_at: new Date() },
  });
  expect(await recorded()).toMatchObject({ played: [], unplayable: 1 });
});

test('R-96 what the engine tells of a rehearsal is heard once, by its run, and is nothing to the monitor', async () => {
  const told = story('rehearsal-ax1-initial-recognition');
  await tell(told.slice(0, 4));
  await tell(told.slice(0, 4));
  const heard = await heardOf(knex, 'ax1', new Map());
  expect(heard.map(({ kind, key, processId }) => [kind, key, processId])).toEqual([
    ['element', '10', 'initial-recognition'],
    ['element', '11', 'initial-recognition'],
  ]);
  expect(await heardOf(knex, 'ax1', new Map([[1, 1]]))).toHaveLength(1);
  expect(await heardOf(knex, 'ax2', new Map())).toEqual([]);
  expect(await knex('monitor_instance')).toEqual([]);
  expect(await stillRunning(knex, ['ax1'])).toEqual(['10']);
  await tell(told);
  expect(await stillRunning(knex, ['ax1'])).toEqual([]);
  await forgetRun(knex, 'ax1', new Date(0));
  expect(await knex('rehearsal_event')).toEqual([]);
});

test('R-96 the latest ended ways of a rare process and of a frequent one are found by the index, not among all', async () => {
  await knex.raw(
    `insert into monitor_instance (key, process_id, version, root_key, application_id, state, started_at, ended_at, position)
     select n, case when n % 5000 = 0 then 'certificate-revocation' else 'initial-recognition' end, 1, n,
       gen_random_uuid(), case when n % 3 = 0 then 'active' else 'completed' end, now(), now(), n
     from generate_series(1, 20000) n`,
  );
  await knex.raw('analyze monitor_instance');
  for (const processes of [['certificate-revocation'], ['initial-recognition', 'confirmation']]) {
    const plans = await plansOf(knex, (trx) => recordedCount(trx, { processes, limit: 100 }));
    const nodes = plans.flatMap(nodesOf).filter((node) => node['Relation Name'] === 'monitor_instance');
    expect(nodes.length).toBeGreaterThan(0);
    for (const node of nodes) expect(rowsRead(node)).toBeLessThanOrEqual(200);
  }
});
