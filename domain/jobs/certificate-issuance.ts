import { z } from 'zod';
import { jobContract } from './contract.ts';

/** one certificate with a unique number; running again finds the one already made. */
export const certificateIssuance = jobContract({
  type: 'certificate-issuance',
  title: '发放证书',
  description:
    '按批准文号发放证书，编定唯一证书编号，申报书办结；核准文件不可用时抛出 APPROVAL_DOCUMENT_NOT_USABLE。',
  input: z.object({ applicationId: z.uuid(), approvalDocumentId: z.uuid() }),
  output: z.object({ certificateNumber: z.string() }),
  headers: z.object({}),
  throws: ['APPROVAL_DOCUMENT_NOT_USABLE'],
});
