import { randomUUID } from 'node:crypto';
import { messages } from '../domain/flow.ts';
import { jobContracts } from '../domain/jobs/index.ts';
import { userTaskJobType } from '../domain/jobs/user-task.ts';
import { connectEngine, type Variables } from '../engine/client.ts';
import { type EngineJob, receiveJobs } from '../engine/job-streams.ts';
import { inParallel, seconds } from './figures.ts';

/**
 * The engine alone: the same diagrams with empty workers, the human steps completed as soon as they are announced.
 * Answers whole lifecycles a second. As through the API, all come to publicity first, and then all go on.
 */
export async function rawLifecycles(grpcAddress: string, count: number, atOnce: number): Promise<number> {
  const engine = connectEngine(grpcAddress);
  const publicityEndsAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const reached = { publicity: [] as string[], completed: 0 };
  const ids = Array.from({ length: count }, () => randomUUID());
  const second = new Set<string>();

  const answer = (job: EngineJob): Variables | undefined => {
    const id = String(job.variables.applicationId);
    if (job.type === 'unit-receipt') return { entry: second.has(id) ? 'sign' : 'review' };
    if (job.type === 'publicity-scheduling') return { publicityEndsAt };
    if (job.type === 'certificate-issuance') return { certificateNumber: id };
    if (job.type !== userTaskJobType) return {};
    if (job.elementId === 'publicity') return void reached.publicity.push(job.key);
    if (job.elementId === 'sign') return { outcome: 'sign' };
    if (job.elementId === 'certification') return { outcome: 'issue', approvalDocumentId: randomUUID() };
    if (second.has(id)) return { outcome: 'approve' };
    second.add(id);
    return { outcome: 'publicize' };
  };
  const handle = async (job: EngineJob): Promise<void> => {
    const variables = answer(job);
    if (variables) await engine.completeJob(job.key, variables);
    if (job.elementId === 'notify-issued') reached.completed++;
  };
  const types = [...jobContracts.map(({ type }) => type), userTaskJobType];
  const jobs = receiveJobs(
    engine,
    types.map((type) => ({ type, worker: 'bench', timeout: 600_000, handle })),
    { onError: (error) => console.error(String(error)) },
  );
  await jobs.opened;

  const started = performance.now();
  await inParallel(ids, atOnce, (id) =>
    engine.publishMessage({
      id,
      name: messages.submitted.initial,
      correlationKey: id,
      variables: {
        applicationId: id,
        business: 'initial',
        nextUnitId: randomUUID(),
        nextArrival: 'submitted',
      },
    }),
  );
  await until(() => reached.publicity.length >= count);
  await inParallel(reached.publicity, atOnce, async (key) => {
    await engine.completeJob(key, { outcome: 'report', nextUnitId: randomUUID(), nextArrival: 'reported' });
  });
  await until(() => reached.completed >= count);
  const rate = count / seconds(started);
  await jobs.close();
  await engine.close();
  return rate;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
