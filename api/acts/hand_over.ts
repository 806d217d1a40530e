import { takersOf } from '../../database/hand-over/takers.ts';
import { stillHandles } from '../../database/handler/still-handles.ts';
import { refuse } from '../../domain/errors.ts';
import { whyNotTake } from '../../domain/hand-over/takers.ts';
import { storedPermission } from '../../domain/rights.ts';
import type { ActEffect } from './effect.ts';
import { tellTaker } from '../notices/tell-taker.ts';

/**
 * R-99, reading 2: somebody with 移交办理 makes another of the unit the handler; the flow does not move. Whoever is being
 * removed meanwhile is waited for, or waits.
 */
export const hand_over: ActEffect<'hand_over'> = async ({ trx, found, input, now, today }) => {
  const { application, handler } = found;
  const unitId = application.unitId ?? '';
  const held = await stillHandles(trx, unitId, input.to);
  const [taker] = held ? await takersOf(trx, { unitId, today, accountId: input.to }) : [];
  const needs = found.stepPermission || storedPermission('review', application.business);
  const why = taker ? whyNotTake(taker, { ...application, needs }) : '接收人不是本单位经办人';
  if (!taker || why) refuse('CANNOT_BE_HANDED_TO', { why: why ?? '' }, [{ field: 'to', reason: why ?? '' }]);
  await tellTaker(trx, found, { takerId: taker.id, occasion: input.occasion, at: now });
  return {
    change: { handlerId: taker.id, ...(application.begun ? {} : { begunAt: now }) },
    details: { from: handler?.name ?? null, to: taker.name },
  };
};
