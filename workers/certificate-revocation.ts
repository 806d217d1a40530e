import { closeApplication } from '../database/application/close.ts';
import { revokeCertificate } from '../database/certificate/revoke.ts';
import { problem } from '../domain/errors.ts';
import { certificateRevocation } from '../domain/jobs/certificate-revocation.ts';
import { Refusal, worker } from './worker.ts';

export default worker(certificateRevocation, async ({ input, jobKey, knex, now }) => {
  const revoked = await revokeCertificate(knex, { ...input, at: now });
  if (!revoked) return new Refusal('CERTIFICATE_NOT_VALID', problem('CERTIFICATE_NOT_VALID').message);
  await closeApplication(knex, { ...input, state: 'revoked', jobKey, at: now });
  return {};
});
