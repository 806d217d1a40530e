import { stillHandles } from '../../database/handler/still-handles.ts';
import { refuse } from '../../domain/errors.ts';
import type { ActEffect } from './effect.ts';

/** another handler of the unit makes themselves the handler; the flow does not move. */
export const take_over: ActEffect<'take_over'> = async ({ trx, found, actor, now }) => {
  if (!(await stillHandles(trx, found.application.unitId, actor.accountId))) refuse('ONLY_UNIT_STAFF');
  return {
    change: { handlerId: actor.accountId, ...(found.application.begun ? {} : { begunAt: now }) },
    details: { from: found.handler?.name ?? null },
  };
};
