import { uncountReport } from '../../database/unit/report-history.ts';
import { messages } from '../../domain/flow.ts';
import type { ActEffect } from './effect.ts';

/** the reporting unit takes it back to where it had left. */
export const recall: ActEffect<'recall'> = async ({ trx, found }) => {
  const { business, unitId } = found.application;
  const fromUnitId = found.reporter?.unitId ?? '';
  await uncountReport(trx, { fromUnitId, toUnitId: unitId ?? '', business });
  return {
    message: messages.recalled,
    variables: { outcome: 'recall', nextUnitId: fromUnitId, nextArrival: 'recalled' },
  };
};
