import type { ActEffect } from './effect.ts';

/** found to be in order; can be issued again. */
export const release: ActEffect<'release'> = ({ input }) => ({
  variables: { outcome: 'release' },
  opinion: input.opinion ?? '',
});
