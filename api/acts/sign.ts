import { stillHandles } from '../../database/handler/still-handles.ts';
import { refuse } from '../../domain/errors.ts';
import type { ActEffect } from './effect.ts';

/** the signer becomes the handler, and the unit has begun. */
export const sign: ActEffect<'sign'> = async ({ trx, found, actor, now }) => {
  if (!(await stillHandles(trx, found.application.unitId, actor.accountId))) refuse('ONLY_UNIT_STAFF');
  return {
    change: { handlerId: actor.accountId, begunAt: now },
    variables: { outcome: 'sign' },
  };
};
