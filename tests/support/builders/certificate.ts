import certificateIssuance from '../../../workers/certificate-issuance.ts';
import type { OwnApi } from '../own-api.ts';
import { runJob } from '../run-job.ts';
import { bureau } from './application.ts';
import { inPublicity } from './in-publicity.ts';
import { cityOn, nextKey, ownDocument } from './own-city.ts';

export type Issued = { applicationId: string; number: string; payload: string };

/** A certificate of the bureau for this person, issued by the worker that issues them. */
export async function issued(api: OwnApi, subject: string, form?: object): Promise<Issued> {
  const applicationId = await inPublicity(api, subject, form ? { form: { ...form } } : {});
  const approvalDocumentId = await ownDocument(cityOn(api.knex), bureau.unit);
  const input = { applicationId, approvalDocumentId };
  await runJob(api.knex, certificateIssuance, { input, jobKey: nextKey() });
  const row = await api
    .knex<{ application_id: string; number: string; payload: string }>('certificate')
    .where({ application_id: applicationId })
    .first();
  return { applicationId, number: row?.number ?? '', payload: row?.payload ?? '' };
}

/** Revoked under a document of the bureau. */
export async function revoke(api: OwnApi, { applicationId }: Issued): Promise<void> {
  const document = await ownDocument(cityOn(api.knex), bureau.unit, { kind: 'revoke' });
  await api
    .knex('certificate')
    .where({ application_id: applicationId })
    .update({ revoked_at: new Date('2026-05-06T01:00:00Z'), revocation_document_id: document });
}
