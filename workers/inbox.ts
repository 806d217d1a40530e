import { stillOpen } from '../database/application/still-open.ts';
import { restAtStep } from '../database/application/rest-at-step.ts';
import { isTransient } from '../engine/grpc.ts';
import type { EngineJob } from '../engine/job-streams.ts';
import { readHumanStep } from '../engine/user-task-jobs.ts';
import type { WorkerMeans } from './run.ts';

/** How long a step's job stays with the inbox before the engine announces it again, in milliseconds. */
export const firstTimeout = 30_000;
const heartbeat = 12 * 60 * 60 * 1000;
/** Steps that are still open so long after they came are taken for long. */
const holdAfter = 10_000;

/**
 * The inbox: a human step that the engine announces becomes the application's open task. Its job is taken for a short
 * time first and for long only once the row is committed, so that a crash in between brings it again soon. Holding
 * waits a little: many steps are acted on at once, and need no second command to the engine.
 */
export function inbox(means: WorkerMeans): { handle: (job: EngineJob) => Promise<void>; stop: () => void } {
  const { knex, clock, log } = means;
  const arrived = new Map<string, number>();
  const timer = setInterval(() => void holdOpen(means, arrived, Date.now() - holdAfter), holdAfter / 4);
  return {
    handle: async (job) => {
      try {
        await restAtStep(knex, readHumanStep(job), clock.now());
        arrived.set(job.key, Date.now());
      } catch (error) {
        log.error({ err: error, jobKey: job.key, elementId: job.elementId }, 'inbox could not take the step');
      }
    },
    stop: () => clearInterval(timer),
  };
}

/** Steps that came before the given time: those still open are held, the others forgotten. */
async function holdOpen(
  { knex, engine, log }: WorkerMeans,
  arrived: Map<string, number>,
  before: number,
): Promise<void> {
  const due = [...arrived].filter(([, at]) => at <= before).map(([key]) => key);
  for (const key of due) arrived.delete(key);
  try {
    for (const key of await stillOpen(knex, due)) await engine.holdJob(key, heartbeat);
  } catch (error) {
    // What is not held is announced again, which is as good.
    if (!isTransient(error)) log.warn({ err: error }, 'steps could not be held');
  }
}
