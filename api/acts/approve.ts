import { leaveUnit } from '../../database/application/leave-unit.ts';
import type { ActEffect } from './effect.ts';

/** Reading 10: the accepting unit's passing act puts the application into the pool for issuance batches. */
export const approve: ActEffect<'approve'> = async ({ trx, found, actor, input }) => {
  await leaveUnit(trx, found.application.id, actor.accountId);
  return {
    change: { handlerId: null, returnScope: null },
    variables: { outcome: 'approve' },
    opinion: input.opinion ?? '同意',
  };
};
