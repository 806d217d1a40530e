import type { Business, Level } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type CertificateRow = {
  number: string;
  business: Business;
  series: string;
  profession: string;
  level: Level;
  unit: string;
  approvalNumber: string;
  issuedOn: string;
  applicationId: string;
  revokedAt: Date | null;
};

/** a person's certificates, the newest first. */
export const certificatesOf = (knex: Db, holderId: string): Promise<CertificateRow[]> =>
  query<CertificateRow>(
    knex,
    `select c.number, c.business, c.series, c.profession, c.level, u.name as unit, d.number as "approvalNumber",
       c.issued_on as "issuedOn",
       c.application_id as "applicationId", c.revoked_at as "revokedAt"
     from certificate c join unit u on u.id = c.unit_id join approval_document d on d.id = c.approval_document_id
     where c.holder_id = :holderId order by c.issued_on desc, c.number desc`,
    { holderId },
  );
