import type { ActEffect } from './effect.ts';

/** another handler of the unit makes themselves the handler; the flow does not move. */
export const take_over: ActEffect<'take_over'> = ({ found, actor, now }) => ({
  change: { handlerId: actor.accountId, ...(found.application.begun ? {} : { begunAt: now }) },
  details: { from: found.handler?.name ?? null },
});
