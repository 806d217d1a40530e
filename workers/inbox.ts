import { restAtStep } from '../database/application/rest-at-step.ts';
import { isNotFound, isTransient } from '../engine/client.ts';
import type { EngineJob } from '../engine/job-streams.ts';
import { readHumanStep } from '../engine/user-task-jobs.ts';
import type { WorkerMeans } from './run.ts';

/** How long a step's job stays with the inbox before the engine announces it again, in milliseconds. */
export const firstTimeout = 15_000;
const heartbeat = 12 * 60 * 60 * 1000;

/**
 * The inbox: a human step that the engine announces becomes the application's open task. The job is taken for a short
 * time first and for long only once the row is committed, so that a crash in between brings it again soon.
 */
export function inbox({ knex, engine, clock, log }: WorkerMeans): (job: EngineJob) => Promise<void> {
  return async (job) => {
    try {
      await restAtStep(knex, readHumanStep(job), clock.now());
      await engine.holdJob(job.key, heartbeat);
    } catch (error) {
      // Gone: somebody has acted already. Anything else comes again after the first time-out.
      if (!isNotFound(error) && !isTransient(error))
        log.error({ err: error, jobKey: job.key, elementId: job.elementId }, 'inbox could not take the step');
    }
  };
}
