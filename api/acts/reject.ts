import type { ActEffect } from './effect.ts';

/** R-55, reading 12: ends the application without a bar. */
export const reject: ActEffect<'reject'> = ({ input }) => ({
  variables: { outcome: 'reject' },
  opinion: input.reason,
});
