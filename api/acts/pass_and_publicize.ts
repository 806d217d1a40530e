import type { ActEffect } from './effect.ts';

/** R-42, reading 7: publicity begins with this very act. */
export const pass_and_publicize: ActEffect<'pass_and_publicize'> = ({ found, input, now }) => ({
  change: found.application.begun ? {} : { begunAt: now },
  variables: { outcome: 'publicize' },
  opinion: input.opinion ?? '同意',
});
