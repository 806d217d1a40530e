import { Logger as QueueLogger, run, type Task } from 'graphile-worker';
import { connectQueue } from '../database/connect.ts';
import { freeAbandoned, hurryOutbox } from '../database/outbox.ts';
import { receiveJobs } from '../engine/job-streams.ts';
import { userTaskJobType } from '../engine/user-task-jobs.ts';
import { sweepFiles } from './files/sweep.ts';
import { firstTimeout, inbox } from './inbox.ts';
import { workers } from './index.ts';
import { takeReceipt } from './migrating/take-receipt.ts';
import { makeSenders, type SenderSettings } from './notices/senders.ts';
import { crontab } from './outbox/crontab.ts';
import { outboxTasks } from './outbox/index.ts';
import type { OutboxTask } from './outbox/task.ts';
import { runner, type WorkerMeans } from './run.ts';
import unitReceipt from './unit-receipt.ts';
import type { Worker } from './worker.ts';

/** How long a worker may take before the engine gives its job to another, in milliseconds. */
const jobTimeout = 30_000;
/** Commands to the engine that are under way at once, per process. */
const outboxConcurrency = 10;
/** A command takes the engine milliseconds, and some seconds at worst. */
const abandonedAfterSeconds = 30;
const lookForAbandonedEvery = 5_000;
/** How often unused files are looked for, in milliseconds; they are kept for a day. */
const sweepEvery = 60 * 60 * 1000;

export type RunningWorkers = { opened: Promise<void>; stop: () => Promise<void> };

/**
 * Starts every worker, the inbox and the outbox of this process; any number of processes can run beside one another.
 * Starts also while the engine is away, and begins when it comes.
 */
export async function startWorkers(
  means: WorkerMeans & { databaseUrl: string; senders: SenderSettings; monitorKeptDays: number },
): Promise<RunningWorkers> {
  const { knex, engine, log } = means;
  const name = `title-review-${process.pid}`;
  const pool = connectQueue(means.databaseUrl, outboxConcurrency);
  const senders = makeSenders(means.senders);
  const outbox = await run({
    pgPool: pool,
    concurrency: outboxConcurrency,
    pollInterval: 2000,
    noHandleSignals: true,
    // Finished commands are written off together: half the commits under load, none of the latency.
    // What is waiting is fetched together too.
    preset: {
      worker: { completeJobBatchDelay: 10, failJobBatchDelay: 10, localQueue: { size: outboxConcurrency } },
    },
    logger: quietLogger(means),
    parsedCronItems: crontab(),
    taskList: Object.fromEntries(
      Object.entries(outboxTasks(senders, means.monitorKeptDays)).map(([name, make]) => [
        name,
        asQueueTask(make(means)),
      ]),
    ),
  });
  const freeing = setInterval(() => {
    freeAbandoned(knex, abandonedAfterSeconds).catch((error: unknown) => {
      log.warn({ err: error }, 'abandoned commands could not be freed');
    });
  }, lookForAbandonedEvery);
  const sweeping = startSweeping(means);
  const steps = inbox(means);
  const jobs = receiveJobs(
    engine,
    [
      { type: userTaskJobType, worker: name, timeout: firstTimeout, handle: steps.handle },
      ...workers.map((worker) => ({
        type: worker.contract.type,
        worker: name,
        timeout: jobTimeout,
        handle: handlerOf(means, worker),
      })),
    ],
    {
      onUp: () => hurryOutbox(knex),
      onError: (error) => log.warn({ err: error }, 'receiving jobs was interrupted'),
    },
  );
  return {
    opened: jobs.opened,
    stop: async () => {
      steps.stop();
      clearInterval(freeing);
      await sweeping.stop();
      await jobs.close();
      await outbox.stop();
      senders.close();
      await pool.end();
    },
  };
}

/** What a migration brings is no receipt. */
function handlerOf(means: WorkerMeans, worker: Worker): ReturnType<typeof runner> {
  const run = runner(means, worker);
  if (worker !== unitReceipt) return run;
  return async (job) => {
    if (!(await takeReceipt(means, job))) await run(job);
  };
}

/** Looks for unused files at once and then every hour. Ends when the look under way has. */
function startSweeping({ knex, storage, clock, log }: WorkerMeans): {
  stop: () => Promise<void>;
} {
  const sweep = (): Promise<unknown> =>
    sweepFiles(knex, storage, clock.now()).catch((error: unknown) => {
      log.warn({ err: error }, 'unused files could not be removed');
    });
  let underWay = sweep();
  const sweeping = setInterval(() => {
    underWay = sweep();
  }, sweepEvery);
  return {
    stop: async () => {
      clearInterval(sweeping);
      await underWay;
    },
  };
}

/** Only a command that may have been given before needs a look whether it still matters. */
const asQueueTask =
  (task: ReturnType<OutboxTask>): Task =>
  (payload, { job }) =>
    task(payload, { retried: job.attempts > 1 });

/** The queue's own lines at our level: a failed try is a warning, since it is tried again. */
const quietLogger = ({ log }: WorkerMeans): QueueLogger =>
  new QueueLogger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ queue: message }, 'outbox');
    else log.trace({ queue: message }, 'outbox');
  });
