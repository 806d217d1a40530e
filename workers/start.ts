import { Logger as QueueLogger, run } from 'graphile-worker';
import { hurryOutbox } from '../database/outbox.ts';
import { receiveJobs } from '../engine/job-streams.ts';
import { userTaskJobType } from '../engine/user-task-jobs.ts';
import { firstTimeout, inbox } from './inbox.ts';
import { workers } from './index.ts';
import { outboxTasks } from './outbox/index.ts';
import { runner, type WorkerMeans } from './run.ts';

/** How long a worker may take before the engine gives its job to another, in milliseconds. */
const jobTimeout = 30_000;
/** Commands to the engine that are under way at once, per process. */
const outboxConcurrency = 10;

export type RunningWorkers = { opened: Promise<void>; stop: () => Promise<void> };

/**
 * Starts every worker, the inbox and the outbox of this process; any number of processes can run beside one another.
 * Starts also while the engine is away, and begins when it comes.
 */
export async function startWorkers(means: WorkerMeans & { databaseUrl: string }): Promise<RunningWorkers> {
  const { knex, engine, log } = means;
  const name = `title-review-${process.pid}`;
  const outbox = await run({
    connectionString: means.databaseUrl,
    concurrency: outboxConcurrency,
    pollInterval: 2000,
    noHandleSignals: true,
    // Finished commands are written off together: half the commits under load, none of the latency.
    preset: { worker: { completeJobBatchDelay: 10, failJobBatchDelay: 10 } },
    logger: quietLogger(means),
    taskList: Object.fromEntries(Object.entries(outboxTasks).map(([task, make]) => [task, make(means)])),
  });
  const steps = inbox(means);
  const jobs = receiveJobs(
    engine,
    [
      { type: userTaskJobType, worker: name, timeout: firstTimeout, handle: steps.handle },
      ...workers.map((worker) => ({
        type: worker.contract.type,
        worker: name,
        timeout: jobTimeout,
        handle: runner(means, worker),
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
      await jobs.close();
      await outbox.stop();
    },
  };
}

/** The queue's own lines at our level: a failed try is a warning, since it is tried again. */
const quietLogger = ({ log }: WorkerMeans): QueueLogger =>
  new QueueLogger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ queue: message }, 'outbox');
    else log.trace({ queue: message }, 'outbox');
  });
