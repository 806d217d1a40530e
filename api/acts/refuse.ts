import type { ActEffect } from './effect.ts';

/** R-44, reading 11: back to the unit that reported it, to where it had left. */
export const refuseReceipt: ActEffect<'refuse'> = ({ found, input }) => ({
  variables: { outcome: 'refuse', nextUnitId: found.reporter?.unitId ?? '', nextArrival: 'refused' },
  opinion: input.reason,
  details: { to: found.reporter?.name },
});
