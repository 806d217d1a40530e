import { leaveUnit } from '../../database/application/leave-unit.ts';
import { beginSecondPublicity } from './begin-second-publicity.ts';
import type { ActEffect } from './effect.ts';

/** Readings 10 and 18: the accepting unit's passing act puts the application into the pool for issuance batches. */
export const approve: ActEffect<'approve'> = async (call) => {
  const { trx, found, actor, input } = call;
  await leaveUnit(trx, found.application.id, actor.accountId);
  const result = await beginSecondPublicity(call);
  return {
    change: { handlerId: null, returnScope: null },
    variables: { outcome: 'approve' },
    opinion: input.opinion ?? '同意',
    details: result ? { resultPublicity: { start: result.start, end: result.end } } : {},
  };
};
