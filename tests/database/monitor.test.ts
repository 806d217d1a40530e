import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { applyEvents } from '../../database/monitor/apply.ts';
import { beginAnew } from '../../database/monitor/begin-anew.ts';
import { countEnded, removeEnded } from '../../database/monitor/ended.ts';
import { processTook } from '../../database/views/monitor/statistics.ts';
import { readBulk } from '../../engine/records.ts';
import { freshDatabase } from '../support/database.ts';
import {
  bulkOf,
  elementRecord,
  incidentRecord,
  jobRecord,
  timerRecord,
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

const application = '0b9c6a55-6d1c-4f3e-9a53-0d3f2a3c9a10';

/** Two instances, the second called by the first, with everything that can happen in them. */
const story: WireRecord[] = [
  elementRecord({ position: 1, intent: 'ELEMENT_ACTIVATING', key: 10, instance: 10, type: 'PROCESS' }),
  variableRecord(2, 10, 'applicationId', application),
  elementRecord({ position: 3, intent: 'ELEMENT_ACTIVATED', key: 11, instance: 10, type: 'CALL_ACTIVITY' }),
  elementRecord({
    position: 4,
    intent: 'ELEMENT_ACTIVATED',
    key: 20,
    instance: 20,
    type: 'PROCESS',
    parent: 10,
  }),
  elementRecord({ position: 5, intent: 'ELEMENT_ACTIVATING', key: 21, instance: 20, type: 'SERVICE_TASK' }),
  elementRecord({ position: 6, intent: 'ELEMENT_ACTIVATED', key: 21, instance: 20, type: 'SERVICE_TASK' }),
  jobRecord(7, 20, 30, 'CREATED'),
  jobRecord(8, 20, 30, 'FAILED'),
  incidentRecord(9, 20, 31, 'CREATED'),
  jobRecord(10, 20, 30, 'RETRIES_UPDATED'),
  incidentRecord(11, 20, 31, 'RESOLVED'),
  jobRecord(12, 20, 30, 'COMPLETED'),
  timerRecord(13, 20, 32, 'CREATED'),
  elementRecord({ position: 14, intent: 'ELEMENT_COMPLETED', key: 21, instance: 20, type: 'SERVICE_TASK' }),
  timerRecord(15, 20, 32, 'CANCELED'),
  variableRecord(16, 20, 'outcome', 'report'),
  elementRecord({
    position: 17,
    intent: 'ELEMENT_TERMINATED',
    key: 20,
    instance: 20,
    type: 'PROCESS',
    parent: 10,
  }),
  elementRecord({
    position: 18,
    intent: 'SEQUENCE_FLOW_TAKEN',
    key: 40,
    instance: 10,
    type: 'SEQUENCE_FLOW',
  }),
];

const tables = ['instance', 'element', 'job', 'incident', 'variable', 'wait', 'decision'].map(
  (name) => `monitor_${name}`,
);

/** The projection after these records, each portion in a request of its own. */
async function projected(portions: readonly (readonly WireRecord[])[]): Promise<unknown> {
  await knex.raw(`truncate ${tables.join(', ')}, monitor_stream`);
  for (const portion of portions) await applyEvents(knex, readBulk(bulkOf(portion)), new Date());
  return Promise.all(
    [...tables, 'monitor_stream'].map((table) =>
      knex(table)
        .select(knex.raw(`to_jsonb(${table}) - 'received_at' as row`))
        .orderBy('row'),
    ),
  );
}

test('R-70 an instance as the stream tells it: its caller, its application, its tokens, what it waits for', async () => {
  await projected([story]);
  expect(
    await knex('monitor_instance').select('key', 'root_key', 'application_id', 'state').orderBy('key'),
  ).toEqual([
    { key: '10', root_key: '10', application_id: application, state: 'active' },
    { key: '20', root_key: '10', application_id: null, state: 'terminated' },
  ]);
  expect(await knex('monitor_element').whereNull('left_at').pluck('key')).toEqual(['11']);
  expect(await knex('monitor_job').first('state', 'retries')).toEqual({ state: 'completed', retries: 3 });
  expect(await knex('monitor_incident').whereNull('resolved_at')).toEqual([]);
  expect(await knex('monitor_wait').first('element_id', 'closed_at')).toEqual({
    element_id: 'publicity-over',
    closed_at: new Date('2026-03-02T01:00:15Z'),
  });
});

test('R-70 the same records twice, and in any order, say the same', async () => {
  const whole = await projected([story]);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(story, { minLength: story.length }),
      fc.array(fc.constantFrom(...story), { maxLength: 10 }),
      fc.integer({ min: 1, max: story.length }),
      async (shuffled, again, size) => {
        const all = [...shuffled, ...again];
        const portions = Array.from({ length: Math.ceil(all.length / size) }, (_, nth) =>
          all.slice(nth * size, (nth + 1) * size),
        );
        expect(await projected(portions)).toEqual(whole);
      },
    ),
    // And from the end to the begin, one by one.
    { numRuns: 30, examples: [[story.toReversed(), [], 1]] },
  );
});

test('R-70 two who write the same records at once, as after a time-out, write them once', async () => {
  const whole = await projected([story]);
  await projected([]);
  const told = readBulk(bulkOf(story));
  await Promise.all([1, 2, 3].map(() => applyEvents(knex, told, new Date())));
  expect(await knex('monitor_element').count()).toEqual([{ count: '3' }]);
  expect(await projected([story])).toEqual(whole);
});

test('R-70 a text that no database holds keeps nothing of the stream out', async () => {
  const odd = variableRecord(1, 50, 'opinion', '');
  await projected([[{ ...odd, value: { ...odd.value, value: 'a\0b\ud800' } }, ...story]]);
  expect(await knex('monitor_element').count()).toEqual([{ count: '3' }]);
});

test('R-73 what ended long ago leaves the monitor, and its days stay, counted once', async () => {
  await knex('monitor_day').delete();
  const over = elementRecord({
    position: 30,
    intent: 'ELEMENT_COMPLETED',
    key: 10,
    instance: 10,
    type: 'PROCESS',
  });
  await projected([
    story,
    [
      over,
      elementRecord({ position: 31, intent: 'ELEMENT_ACTIVATED', key: 60, instance: 60, type: 'PROCESS' }),
    ],
  ]);
  // What only the night counts is in the statistics already.
  const period = { processId: 'initial-recognition', from: '2026-01-01', to: '2026-12-31' };
  const before = (await processTook(knex, period)).months;
  expect(before).toEqual([{ month: '2026-03', count: 2, averageSeconds: 21, longestSeconds: 29 }]);
  const later = new Date('2026-09-01T00:00:00Z');
  // Nothing leaves uncounted, and nothing is counted twice.
  expect(await removeEnded(knex, later, 10)).toBe(0);
  expect(await Promise.all([countEnded(knex, 10), countEnded(knex, 10)])).toEqual(
    expect.arrayContaining([1, 0]),
  );
  expect((await processTook(knex, period)).months).toEqual(before);
  // Nothing had ended by then.
  expect(await removeEnded(knex, new Date('2026-03-02T01:00:00Z'), 10)).toBe(0);
  expect(await Promise.all([removeEnded(knex, later, 10), removeEnded(knex, later, 10)])).toEqual(
    expect.arrayContaining([1, 0]),
  );
  expect((await processTook(knex, period)).months).toEqual(before);
  expect(await knex('monitor_instance').pluck('key')).toEqual(['60']);
  for (const table of tables.slice(1)) expect(await knex(table)).toEqual([]);
  const days = await knex('monitor_day')
    .select('day', 'element_id', 'count', 'seconds')
    .orderBy('element_id');
  // The instance took 29 s and the one that it called 13 s; of their steps one ended, after 9 s.
  expect(days).toEqual([
    { day: '2026-03-02', element_id: 'initial-recognition', count: 2, seconds: '42' },
    { day: '2026-03-02', element_id: 'review', count: 1, seconds: '9' },
  ]);
  // A record that comes late brings nothing of it back but what it says itself.
  await beginAnew(knex);
  expect(await knex('monitor_instance')).toEqual([]);
  expect(await knex('monitor_day')).toHaveLength(2);
});

test('R-70 begun anew, an instance is heard of again by its next step', async () => {
  await projected([story]);
  await beginAnew(knex);
  await applyEvents(
    knex,
    readBulk(bulkOf([elementRecord({ position: 40, intent: 'ELEMENT_ACTIVATED', key: 70, instance: 10 })])),
    new Date(),
  );
  expect(await knex('monitor_instance').first('key', 'state', 'started_at')).toEqual({
    key: '10',
    state: 'active',
    started_at: null,
  });
});

test('R-64 R-70 a migrated instance stands in its new version at its new step, with its job as it was', async () => {
  const record = (position: number, intent: string, key: number, id: string, version: number): WireRecord => {
    const type = key === 80 ? 'PROCESS' : 'USER_TASK';
    const made = elementRecord({ position, intent, key, instance: 80, id, type });
    return { ...made, value: { ...made.value, version } };
  };
  await projected([
    [
      record(1, 'ELEMENT_ACTIVATED', 80, 'initial-recognition', 1),
      record(2, 'ELEMENT_ACTIVATED', 81, 'review', 1),
      jobRecord(3, 80, 82, 'CREATED'),
      incidentRecord(4, 80, 83, 'CREATED'),
    ],
    [
      record(5, 'ELEMENT_MIGRATED', 80, 'initial-recognition', 2),
      record(6, 'ELEMENT_MIGRATED', 81, 'review-again', 2),
      jobRecord(7, 80, 82, 'MIGRATED'),
      incidentRecord(8, 80, 83, 'MIGRATED'),
    ],
  ]);
  const begun = new Date('2026-03-02T01:00:01Z');
  expect(await knex('monitor_instance').first('version', 'state', 'started_at')).toEqual({
    version: 2,
    state: 'active',
    started_at: begun,
  });
  expect(await knex('monitor_element').first('element_id', 'version', 'left_at')).toEqual({
    element_id: 'review-again',
    version: 2,
    left_at: null,
  });
  expect(await knex('monitor_job').first('state', 'created_at')).toEqual({
    state: 'created',
    created_at: new Date('2026-03-02T01:00:03Z'),
  });
  expect(await knex('monitor_incident').first('resolved_at')).toEqual({ resolved_at: null });
});
