import { countRefusal } from '../../database/unit/report-history.ts';
import type { ActEffect } from './effect.ts';

/** R-44, reading 11: back to the unit that reported it, to where it had left. How often a pair refuses is counted. */
export const refuseReceipt: ActEffect<'refuse'> = async ({ trx, found, input, now }) => {
  const { business, unitId } = found.application;
  const fromUnitId = found.reporter?.unitId ?? '';
  await countRefusal(trx, { fromUnitId, toUnitId: unitId ?? '', business, at: now });
  return {
    variables: { outcome: 'refuse', nextUnitId: fromUnitId, nextArrival: 'refused' },
    opinion: input.reason,
    details: { to: found.reporter?.name },
  };
};
