import { expect, test } from '@jest/globals';
import { lastingDifferences } from '../support/compare-monitor.ts';
import { onDatabase } from '../support/platform.ts';
import { walkAtRandom } from '../support/random-walk.ts';

/** Fails are told with it: the same seed makes the same choices, though not at the same moments. */
const seed = Number(process.env.WALK_SEED ?? Date.now() % 1_000_000);
const acts = Number(process.env.WALK_ACTS ?? 2000);

test(`R-70 after thousands of random acts (seed ${seed}) every instance stands in the monitor as its application does`, async () => {
  const walked = await walkAtRandom({ acts, lanes: 12, seed });
  expect(walked.refused).toEqual([]);
  expect(walked.acts).toBeGreaterThanOrEqual(acts);
  // From the draft to the certificate, and back.
  const met = ['submit', 'sign', 'pass_and_publicize', 'report', 'approve', 'issue', 'return', 'withdraw'];
  expect([...walked.done]).toEqual(expect.arrayContaining(met));
  await onDatabase(async (knex) => {
    expect(await lastingDifferences(knex, 60)).toEqual([]);
  });
}, 300_000);
