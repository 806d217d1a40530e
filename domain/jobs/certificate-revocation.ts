import { z } from 'zod';
import { jobContract } from './contract.ts';

/** revokes an issued certificate under a published revocation document. */
export const certificateRevocation = jobContract({
  type: 'certificate-revocation',
  title: '撤销证书',
  description: '按撤销核准文号撤销已发放的证书；证书不存在或已撤销时抛出 CERTIFICATE_NOT_VALID，撤销不生效。',
  input: z.object({ applicationId: z.uuid(), approvalDocumentId: z.uuid(), reason: z.string().max(2000) }),
  output: z.object({}),
  headers: z.object({}),
  throws: ['CERTIFICATE_NOT_VALID'],
});
