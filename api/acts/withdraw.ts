import { messages } from '../../domain/flow.ts';
import type { ActEffect } from './effect.ts';

/** back to the applicant's own step; sent again, it arrives at the work unit as new. */
export const withdraw: ActEffect<'withdraw'> = ({ found }) => ({
  change: { returnToUnitId: null, returnScope: null },
  message: messages.withdrawn,
  variables: { outcome: 'withdraw', nextUnitId: found.application.workUnitId, nextArrival: 'submitted' },
});
