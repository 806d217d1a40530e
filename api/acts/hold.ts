import type { ActEffect } from './effect.ts';

/** not issued for the time being. */
export const hold: ActEffect<'hold'> = ({ input }) => ({
  variables: { outcome: 'hold' },
  opinion: input.reason,
});
