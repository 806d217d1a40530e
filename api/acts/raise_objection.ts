import { addObjection } from '../../database/objection/objections.ts';
import { livePublicity } from '../../database/publicity/live.ts';
import { refuse } from '../../domain/errors.ts';
import type { ActEffect } from './effect.ts';

/**
 * stops the clock. The engine need not know: its timer, if it fires meanwhile, ends nothing. Who objects stands
 * with the objection and not in the record of handling, which the applicant reads.
 */
export const raise_objection: ActEffect<'raise_objection'> = async ({ trx, found, actor, input, now }) => {
  const { id: applicationId } = found.application;
  // Its end may have been registered while this act waited for the lock.
  if ((await livePublicity(trx, applicationId))?.over_at) refuse('PUBLICITY_OVER');
  const objectionId = await addObjection(trx, {
    ...input,
    applicationId,
    accountId: actor.accountId,
    at: now,
  });
  return {
    change: { openObjections: found.objections.open + 1 },
    details: { objectionId, subject: input.subject },
  };
};
