import { noteStep } from '../../database/flow/note-step.ts';
import { noteCalled } from '../../database/migrating/follow.ts';
import { type MigrationItem, migrationUnderWay } from '../../database/migrating/item.ts';
import { unitReceipt } from '../../domain/jobs/unit-receipt.ts';
import type { EngineJob } from '../../engine/job-streams.ts';
import { stepOf, type WorkerMeans } from '../run.ts';

/**
 * 接收登记 of a process that a migration has called anew receives nothing: the application has long been at the unit.
 * It is left as it is, since the migration takes the token from it (`workers/outbox/migrate.ts`); where the engine did not
 * do that, it answers with the step at which the application rested. False for every other receipt.
 */
export async function takeReceipt({ knex, engine, clock }: WorkerMeans, job: EngineJob): Promise<boolean> {
  const { data: input } = unitReceipt.input.safeParse(job.variables);
  // Nearly always there is none, which is asked without holding anything.
  if (!input || !(await migrationUnderWay(knex, input.applicationId))) return false;
  const key = job.processInstanceKey;
  const item = await knex.transaction(async (trx) => {
    const found = await migrationUnderWay(trx, input.applicationId);
    if (!found || found.instanceKey === key) return undefined;
    if (found.state === 'ordered' && found.called === null)
      await noteCalled(trx, found, {
        key,
        elementKey: job.elementInstanceKey,
        version: job.processDefinitionVersion,
      });
    if (found.state !== 'ordered') await noteStep(trx, stepOf(job, clock.now()));
    return found;
  });
  if (!item) return false;
  if (item.state !== 'ordered') await engine.completeJob(job.key, { entry: entryOf(item) });
  return true;
}

const entryOf = ({ begun, steps }: MigrationItem): string =>
  steps[begun?.step ?? '']?.headers?.stage ?? 'review';
