import type { Business, Level } from '../../domain/business.ts';
import type { Sex } from '../../domain/person/identity-card.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

/** What a certificate shows: its application's form no longer changes. */
export type PrintedCertificateRow = {
  id: string;
  applicationId: string;
  holderId: string;
  unitId: string;
  number: string;
  name: string;
  sex: Sex | null;
  birthDate: string | null;
  idNumber: string;
  workUnit: string;
  business: Business;
  series: string;
  profession: string;
  level: Level;
  unit: string;
  approvalNumber: string;
  issuedOn: string;
  issuedAt: Date;
  /** None on those that were issued before certificates were signed. */
  payload: string | null;
  revokedAt: Date | null;
  revocationNumber: string | null;
};

const select = `
  select c.id, c.application_id as "applicationId", c.holder_id as "holderId", c.unit_id as "unitId", c.number,
    coalesce(a.form->'basicInformation'->>'name', h.name) as name, a.form->'basicInformation'->>'sex' as sex,
    a.form->'basicInformation'->>'birthDate' as "birthDate", coalesce(a.form->'basicInformation'->>'idNumber', '') as "idNumber",
    coalesce(a.form->'basicInformation'->>'workUnit', w.name) as "workUnit", c.business, c.series, c.profession, c.level,
    u.name as unit, d.number as "approvalNumber", c.issued_on as "issuedOn",
    coalesce(c.issued_at, c.issued_on::timestamp at time zone 'Asia/Shanghai') as "issuedAt", c.payload,
    c.revoked_at as "revokedAt", r.number as "revocationNumber"
  from certificate c join application a on a.id = c.application_id join account h on h.id = c.holder_id
  join unit w on w.id = a.work_unit_id join unit u on u.id = c.unit_id
  join approval_document d on d.id = c.approval_document_id
  left join approval_document r on r.id = c.revocation_document_id`;

export const certificateByNumber = async (
  knex: Db,
  number: string,
): Promise<PrintedCertificateRow | undefined> =>
  (await read(knex, `${select} where c.number = :number`, { number }))[0];

export const certificatesByIds = (knex: Db, ids: readonly string[]): Promise<PrintedCertificateRow[]> =>
  read(knex, `${select} where c.id = any(:ids::uuid[]) order by c.number`, { ids });

async function read(
  knex: Db,
  sql: string,
  bindings: Record<string, string | readonly string[]>,
): Promise<PrintedCertificateRow[]> {
  const rows = await query<PrintedCertificateRow>(knex, sql, bindings);
  return rows.map((row) => ({ ...row, idNumber: cipherOf(knex).decrypt('idNumber', row.idNumber) }));
}
