import { whyNotUsable } from '../../database/approval-document/find-usable.ts';
import { refuse } from '../../domain/errors.ts';
import type { ActEffect } from './effect.ts';

/** under a published approval number; the flow's worker makes the certificate. */
export const issue: ActEffect<'issue'> = async ({ trx, found, input }) => {
  const { acceptingUnitId: unitId, business } = found.application;
  const why = await whyNotUsable(trx, { id: input.approvalDocumentId, unitId, business, kind: 'issue' });
  if (why) refuse('APPROVAL_DOCUMENT_NOT_USABLE', { why }, [{ field: 'approvalDocumentId', reason: why }]);
  return {
    variables: { outcome: 'issue', approvalDocumentId: input.approvalDocumentId },
    details: { approvalDocumentId: input.approvalDocumentId },
  };
};
