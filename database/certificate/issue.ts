import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type NewCertificate = {
  applicationId: string;
  number: string;
  issuedOn: string;
  approvalDocumentId: string;
};

/** The application's certificate; at most one, whatever is tried. */
export function certificateOf(
  knex: Db,
  applicationId: string,
): Promise<{ number: string; revoked_at: Date | null } | undefined> {
  return queryOne(knex, 'select number, revoked_at from certificate where application_id = :applicationId', {
    applicationId,
  });
}

/** Makes the certificate from the application's form. */
export async function issueCertificate(knex: Db, certificate: NewCertificate): Promise<void> {
  await queryOne(
    knex,
    `insert into certificate (number, application_id, holder_id, unit_id, business, series, profession, level, issued_on, approval_document_id)
     select :number, id, applicant_id, accepting_unit_id, business, form->'titleApplied'->>'series', form->'titleApplied'->>'profession',
       form->'titleApplied'->>'level', :issuedOn, :approvalDocumentId
     from application where id = :applicationId`,
    certificate,
  );
}
