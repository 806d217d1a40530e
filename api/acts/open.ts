import type { ActEffect } from './effect.ts';

/** `domain.md` reading 3: the first opening of the review is recorded; from then on nobody withdraws or recalls. */
export const open: ActEffect<'open'> = ({ found, now }) =>
  found.application.begun ? { silent: true } : { change: { begunAt: now } };
