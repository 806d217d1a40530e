import type { ReturnScope } from '../../domain/application/return-scope.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';
import { decryptForm } from '../secret/form.ts';

/** An application as it was when it was last returned to its applicant; attachments by demand. */
export type ReturnedForm = {
  unitId: string;
  unit: string;
  reason: string;
  scope: ReturnScope | null;
  form: Record<string, unknown>;
  attachments: Record<string, { id: string; name: string }[]>;
  returnedAt: Date;
};

type Returned = {
  applicationId: string;
  unitId: string;
  reason: string;
  scope: ReturnScope | null;
  at: Date;
};

/** Keeps form and attachments as they are now, in place of what an earlier return kept; what is encrypted stays so. */
export const keepReturned = (knex: Db, { scope, ...returned }: Returned): Promise<unknown> =>
  query(
    knex,
    `insert into returned_form (application_id, unit_id, reason, scope, form, attachments, returned_at)
     select a.id, :unitId, :reason, :scope, a.form, coalesce((
       select jsonb_object_agg(demand_id, files) from (
         select t.demand_id, jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by t.position) as files
         from attachment t join file f on f.id = t.file_id where t.application_id = a.id group by t.demand_id) d), '{}'), :at
     from application a where a.id = :applicationId
     on conflict (application_id) do update set unit_id = excluded.unit_id, reason = excluded.reason,
       scope = excluded.scope, form = excluded.form, attachments = excluded.attachments, returned_at = excluded.returned_at`,
    { ...returned, scope: scope && JSON.stringify(scope) },
  );

export async function returnedForm(knex: Db, applicationId: string): Promise<ReturnedForm | undefined> {
  const row = await queryOne<ReturnedForm>(
    knex,
    `select r.unit_id as "unitId", u.name as unit, r.reason, r.scope, r.form, r.attachments, r.returned_at as "returnedAt"
     from returned_form r join unit u on u.id = r.unit_id where r.application_id = :applicationId`,
    { applicationId },
  );
  return row && { ...row, form: decryptForm(cipherOf(knex), row.form) };
}
