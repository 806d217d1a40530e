import { messages } from '../../domain/flow.ts';
import type { ActEffect } from './effect.ts';

/** the reporting unit takes it back to where it had left. */
export const recall: ActEffect<'recall'> = ({ found }) => ({
  message: messages.recalled,
  variables: { outcome: 'recall', nextUnitId: found.reporter?.unitId ?? '', nextArrival: 'recalled' },
});
