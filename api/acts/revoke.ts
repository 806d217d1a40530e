import { whyNotUsable } from '../../database/approval-document/find-usable.ts';
import { refuse } from '../../domain/errors.ts';
import { messages } from '../../domain/flow.ts';
import type { ActEffect } from './effect.ts';

/** under a published revocation number; a flow of its own, since the application's has ended. */
export const revoke: ActEffect<'revoke'> = async ({ trx, found, input }) => {
  const { id: applicationId, acceptingUnitId: unitId, business } = found.application;
  const { approvalDocumentId, reason } = input;
  const why = await whyNotUsable(trx, { id: approvalDocumentId, unitId, business, kind: 'revoke' });
  if (why) refuse('APPROVAL_DOCUMENT_NOT_USABLE', { why }, [{ field: 'approvalDocumentId', reason: why }]);
  return {
    change: { newInstance: true },
    message: messages.revocationRequested,
    variables: { applicationId, approvalDocumentId, reason },
    opinion: reason,
    details: { approvalDocumentId },
  };
};
