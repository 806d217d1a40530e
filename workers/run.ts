import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { isAway } from '../database/away.ts';
import { noteStep, type StepNoted } from '../database/flow/note-step.ts';
import { withSuccessors } from '../database/unit/with-successors.ts';
import { dateInShanghai } from '../domain/calendar/date.ts';
import type { Signer } from '../domain/certificate/signer.ts';
import type { Clock } from '../domain/clock.ts';
import { humanStepVariables } from '../domain/jobs/user-task.ts';
import type { Engine, Variables } from '../engine/client.ts';
import { isNotFound, isTransient } from '../engine/grpc.ts';
import type { EngineJob } from '../engine/job-streams.ts';
import type { Seal } from '../pdf/seal.ts';
import type { Storage } from '../storage/storage.ts';
import { Refusal, type Worker } from './worker.ts';

export type WorkerMeans = {
  knex: Knex;
  engine: Engine;
  clock: Clock;
  log: Logger;
  storage: Storage;
  signer: Signer;
  seal: Seal;
  publicUrl: string;
};

/** Waits before a failed job is handed out again, by the retries it has left; then it becomes an incident. Milliseconds. */
const backOff = [0, 60_000, 15_000, 5_000, 1_000];

/**
 * Runs a worker for one job: parse, decide and write in one transaction, then tell the engine. A refusal becomes a
 * BPMN error; a fault of its own fails the job with one retry less. A crash between the commit and the answer is harmless: the
 * engine hands the job out again and the handler finds its work done.
 */
export function runner(
  { knex, engine, clock, log, signer }: WorkerMeans,
  worker: Worker,
): (job: EngineJob) => Promise<void> {
  const { contract } = worker;
  return async (job) => {
    try {
      const now = clock.now();
      const given = contract.input.parse(job.variables);
      const headers = contract.headers.parse(job.customHeaders);
      const decided = await knex.transaction(async (trx) => {
        const made = await worker.handle({
          input: await withSuccessors(trx, given),
          headers,
          jobKey: job.key,
          knex: trx,
          now,
          today: dateInShanghai(now),
          signer,
        });
        await noteStep(trx, stepOf(job, now));
        return made;
      });
      if (decided instanceof Refusal) {
        await engine.client.throwError({
          jobKey: job.key,
          errorCode: decided.code,
          errorMessage: decided.message,
        });
      } else {
        await engine.completeJob(job.key, contract.output.parse(decided) as Variables);
      }
    } catch (error) {
      // Gone: another run of the same job, or the engine, was faster.
      if (isNotFound(error)) return;
      // The engine or the database is away: nothing is wrong with the job, and its time-out hands it out again.
      if (isTransient(error)) {
        log.debug({ jobType: contract.type, jobKey: job.key }, 'engine away');
        return;
      }
      if (isAway(error)) {
        log.warn({ err: error, jobType: contract.type, jobKey: job.key }, 'database away');
        return;
      }
      log.error({ err: error, jobType: contract.type, jobKey: job.key, retries: job.retries }, 'job failed');
      await fail(engine, job, error);
    }
  };
}

/** Where the job stands in its diagram. */
export function stepOf(job: EngineJob, at: Date): StepNoted {
  const { applicationId, unitId = null } = humanStepVariables.parse(job.variables);
  return {
    applicationId,
    unitId,
    jobKey: job.key,
    elementId: job.elementId,
    processId: job.bpmnProcessId,
    processVersion: job.processDefinitionVersion,
    processInstanceKey: job.processInstanceKey,
    at,
  };
}

async function fail(engine: Engine, job: EngineJob, error: unknown): Promise<void> {
  const retries = Math.max(0, job.retries - 1);
  await engine.client
    .failJob({
      jobKey: job.key,
      retries,
      retryBackOff: backOff[Math.min(retries, backOff.length - 1)] ?? 0,
      errorMessage: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 1000) : String(error),
    })
    // The engine is away: the job's time-out hands it out again.
    .catch(() => undefined);
}
