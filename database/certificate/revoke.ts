import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** Revokes the application's certificate; false when there is none, or it was revoked under another document. */
export async function revokeCertificate(
  knex: Db,
  revocation: { applicationId: string; approvalDocumentId: string; reason: string; at: Date },
): Promise<boolean> {
  const row = await queryOne(
    knex,
    `update certificate set revoked_at = coalesce(revoked_at, :at), revocation_document_id = :approvalDocumentId, revocation_reason = :reason
     where application_id = :applicationId and (revoked_at is null or revocation_document_id = :approvalDocumentId) returning id`,
    revocation,
  );
  return row !== undefined;
}
