import { expect } from '@jest/globals';
import type { Knex } from 'knex';
import { query } from '../../database/query.ts';
import { dateInShanghai } from '../../domain/calendar/date.ts';
import { signer } from './keys.ts';
import { Refusal, type Worker } from '../../workers/worker.ts';

export type Job = { input: object; headers?: object; jobKey: string };
export type JobAnswer = { output: unknown } | { refused: string };

/** When jobs run first. */
export const firstRun = new Date('2026-03-02T01:00:00Z');
/** When the engine hands them out again. */
const secondRun = new Date('2026-03-02T01:05:00Z');

/** One run of a job up to its commit, as `workers/run.ts` does it. */
export async function runJob(knex: Knex, worker: Worker, job: Job, now = firstRun): Promise<JobAnswer> {
  const { contract } = worker;
  const input = contract.input.parse(job.input);
  const headers = contract.headers.parse(job.headers ?? {});
  const decided = await knex.transaction((trx) =>
    worker.handle({ input, headers, jobKey: job.jobKey, knex: trx, now, today: dateInShanghai(now), signer }),
  );
  return decided instanceof Refusal ? { refused: decided.code } : { output: contract.output.parse(decided) };
}

/** Runs a job, and again as after a crash between commit and answer; proves that nothing differs, and gives the answer. */
export async function runTwice(knex: Knex, worker: Worker, job: Job): Promise<JobAnswer> {
  const answer = await runJob(knex, worker, job);
  await expectNoChange(knex, async () => {
    expect(await runJob(knex, worker, job, secondRun)).toEqual(answer);
  });
  return answer;
}

/** Runs a job several times at once, as when its time-out hands it to another process; gives the one answer. */
export async function runAtOnce(knex: Knex, worker: Worker, job: Job): Promise<JobAnswer> {
  const answers = await Promise.all(Array.from({ length: 4 }, () => runJob(knex, worker, job)));
  const [first] = answers;
  if (!first) throw new Error('no run');
  expect(answers).toEqual(answers.map(() => first));
  return first;
}

/** Proves that every row of every table stays as it is. */
export async function expectNoChange(knex: Knex, act: () => Promise<unknown>): Promise<void> {
  const before = await allRows(knex);
  await act();
  expect(await allRows(knex)).toEqual(before);
}

async function allRows(knex: Knex): Promise<Record<string, unknown[]>> {
  const tables = await query<{ tablename: string }>(
    knex,
    `select tablename from pg_tables where schemaname = 'public'`,
  );
  const rows = tables.map(async ({ tablename }) => [
    tablename,
    (await knex(tablename)
      .select(knex.raw('to_jsonb(??) as row', [tablename]))
      .orderBy('row')) as unknown[],
  ]);
  return Object.fromEntries(await Promise.all(rows)) as Record<string, unknown[]>;
}
