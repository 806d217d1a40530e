import type { ActEffect } from './effect.ts';

/** the signer becomes the handler, and the unit has begun. */
export const sign: ActEffect<'sign'> = ({ actor, now }) => ({
  change: { handlerId: actor.accountId, begunAt: now },
  variables: { outcome: 'sign' },
});
