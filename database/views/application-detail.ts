import type { ReturnScope } from '../../domain/application/return-scope.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';
import { decryptForm } from '../secret/form.ts';

export type DetailRow = {
  form: Record<string, unknown>;
  form_revision: number;
  certificate_number: string | null;
  return_scope: ReturnScope | null;
  commitment_version: number | null;
  commitment_at: Date | null;
  element_id: string | null;
  step_form: string | null;
  permission: string | null;
  arrived_at: Date | null;
};

/** What the page of one application shows beyond the list's row. */
export async function applicationDetailRow(knex: Db, id: string): Promise<DetailRow | undefined> {
  const row = await queryOne<DetailRow>(
    knex,
    `select a.form, a.form_revision, c.number as certificate_number, a.return_scope, a.commitment_version, a.commitment_at,
       t.element_id, t.form as step_form, t.permission, t.arrived_at
     from application a
     left join certificate c on c.application_id = a.id
     left join task t on t.application_id = a.id and t.state = 'open'
     where a.id = :id`,
    { id },
  );
  return row && { ...row, form: decryptForm(cipherOf(knex), row.form) };
}

export type RecordViewRow = {
  event: string;
  title: string;
  person: string | null;
  unit: string | null;
  opinion: string;
  details: Record<string, unknown>;
  at: Date;
};

/** the whole record of handling, the oldest first. */
export const recordOf = (knex: Db, applicationId: string): Promise<RecordViewRow[]> =>
  query<RecordViewRow>(
    knex,
    `select r.event, r.title, a.name as person, u.name as unit, r.opinion, r.details, r.at
     from record r left join account a on a.id = r.account_id left join unit u on u.id = r.unit_id
     where r.application_id = :applicationId order by r.sequence`,
    { applicationId },
  );
