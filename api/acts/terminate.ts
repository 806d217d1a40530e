import type { ActEffect } from './effect.ts';

/** ends the application; the flow's termination worker writes the bar. */
export const terminate: ActEffect<'terminate'> = ({ input }) => ({
  variables: { outcome: 'terminate' },
  opinion: input.reason,
});
