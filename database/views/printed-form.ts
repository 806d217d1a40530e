import type { Decision } from '../../domain/application/opinions.ts';
import type { State } from '../../domain/application/states.ts';
import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';
import { decryptForm } from '../secret/form.ts';

export type PrintedFormRow = {
  business: Business;
  number: string | null;
  state: State;
  position: number | null;
  workUnitId: string;
  acceptingUnitId: string;
  form: Record<string, unknown>;
  submittedAt: Date | null;
  updatedAt: Date;
  commitmentAt: Date | null;
  commitmentVersion: number | null;
  start: string | null;
  end: string | null;
};

/** What stands on the application form on paper. */
export async function printedFormRow(knex: Db, id: string): Promise<PrintedFormRow | undefined> {
  const row = await queryOne<PrintedFormRow>(
    knex,
    `select a.business, a.number, a.state, a.position, a.work_unit_id as "workUnitId", a.accepting_unit_id as "acceptingUnitId",
       a.form, a.submitted_at as "submittedAt", a.updated_at as "updatedAt", a.commitment_at as "commitmentAt",
       a.commitment_version as "commitmentVersion", p.start_date as start, p.end_date as end
     from application a left join publicity p on p.application_id = a.id and p.live where a.id = :id`,
    { id },
  );
  return row && { ...row, form: decryptForm(cipherOf(knex), row.form) };
}

/** What the units have decided, the oldest first. */
export const decisionsOf = (knex: Db, applicationId: string): Promise<Decision[]> =>
  query<Decision>(
    knex,
    `select r.event, r.unit_id as "unitId", a.name as person, r.details->>'onBehalfOf' as "onBehalfOf", r.opinion, r.at
     from record r left join account a on a.id = r.account_id
     where r.application_id = :applicationId and r.event in ('pass_and_publicize', 'report', 'approve') order by r.position`,
    { applicationId },
  );
