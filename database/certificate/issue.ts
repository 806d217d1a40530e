import type { Business, Level } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';
import { holderIndex, idTailOf } from './holder-index.ts';

export type NewCertificate = {
  applicationId: string;
  number: string;
  issuedOn: string;
  issuedAt: Date;
  approvalDocumentId: string;
  /** What it proves itself by. */
  payload: string;
  keyId: string;
  recordHash: string;
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

export type FactsToSign = {
  name: string;
  business: Business;
  series: string;
  profession: string;
  level: Level;
  unit: string;
  approvalNumber: string;
};

/** What a certificate will say, from the form as it was approved. */
export function factsToSign(
  knex: Db,
  of: { applicationId: string; approvalDocumentId: string },
): Promise<FactsToSign | undefined> {
  return queryOne<FactsToSign>(
    knex,
    `select a.form->'basicInformation'->>'name' as name, a.business, a.form->'titleApplied'->>'series' as series,
       a.form->'titleApplied'->>'profession' as profession, a.form->'titleApplied'->>'level' as level, u.name as unit,
       d.number as "approvalNumber"
     from application a join unit u on u.id = a.accepting_unit_id, approval_document d
     where a.id = :applicationId and d.id = :approvalDocumentId`,
    of,
  );
}

/** Makes the certificate from the application's form. */
export async function issueCertificate(knex: Db, certificate: NewCertificate): Promise<void> {
  const { applicationId, number } = certificate;
  const holder = await queryOne<{ name: string | null; idNumber: string | null }>(
    knex,
    `select form->'basicInformation'->>'name' as name, form->'basicInformation'->>'idNumber' as "idNumber"
     from application where id = :applicationId`,
    { applicationId },
  );
  const cipher = cipherOf(knex);
  const idTail = idTailOf(cipher.decrypt('idNumber', holder?.idNumber ?? ''));
  await queryOne(
    knex,
    `insert into certificate (number, application_id, holder_id, unit_id, business, series, profession, level, issued_on, issued_at,
       approval_document_id, payload, key_id, record_hash, holder_index)
     select :number, id, applicant_id, accepting_unit_id, business, form->'titleApplied'->>'series', form->'titleApplied'->>'profession',
       form->'titleApplied'->>'level', :issuedOn, :issuedAt, :approvalDocumentId, :payload, :keyId, :recordHash, :holderIndex
     from application where id = :applicationId`,
    { ...certificate, holderIndex: holderIndex(cipher, { number, name: holder?.name ?? '', idTail }) },
  );
}
