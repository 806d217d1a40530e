import { closeApplication } from '../database/application/close.ts';
import { applicationForm } from '../database/application/form.ts';
import { holdForJob } from '../database/application/hold-for-job.ts';
import { whyNotUsable } from '../database/approval-document/find-usable.ts';
import { certificateOf, factsToSign, issueCertificate } from '../database/certificate/issue.ts';
import { nextValue } from '../database/counter.ts';
import { latestHash } from '../database/record/chain.ts';
import { yearOf } from '../domain/calendar/date.ts';
import { certificateNumber } from '../domain/certificate/number.ts';
import { payloadText } from '../domain/certificate/payload.ts';
import { certificateIssuance } from '../domain/jobs/certificate-issuance.ts';
import { Refusal, worker } from './worker.ts';

/**
 * issuing twice is impossible: the application's row is locked, and it has at most one certificate. R-94: what it
 * says is signed, together with the hash of the record of handling as it stands under that lock.
 */
export default worker(certificateIssuance, async ({ input, jobKey, knex, now, today, signer }) => {
  const isCurrent = await holdForJob(knex, { ...input, jobKey });
  const before = await certificateOf(knex, input.applicationId);
  if (before) return { certificateNumber: before.number };
  const application = await applicationForm(knex, input.applicationId);
  if (!application) throw new Error(`application ${input.applicationId} does not exist`);
  // Refused once, then decided otherwise: a late run must not issue after all. The engine has no use for its answer.
  if (!isCurrent) return new Refusal('APPROVAL_DOCUMENT_NOT_USABLE', '申报书已进入后续环节');
  const { business, acceptingUnitId: unitId } = application;
  const why = await whyNotUsable(knex, { id: input.approvalDocumentId, unitId, business, kind: 'issue' });
  if (why) return new Refusal('APPROVAL_DOCUMENT_NOT_USABLE', why);
  const year = yearOf(today);
  const sequence = await nextValue(knex, `certificate-${business}-${year}`);
  const number = certificateNumber({ year, business, sequence });
  const facts = await factsToSign(knex, input);
  if (!facts) throw new Error(`application ${input.applicationId} has nothing to certify`);
  const recordHash = await latestHash(knex, input.applicationId);
  const payload = signer.sign('TC1', payloadText({ ...facts, number, issuedOn: today, recordHash }));
  const proof = { payload, keyId: signer.key.id, recordHash };
  await issueCertificate(knex, { ...input, ...proof, number, issuedOn: today, issuedAt: now });
  await closeApplication(knex, { ...input, state: 'completed', jobKey, at: now });
  return { certificateNumber: number };
});
