import { stateNames, states } from '../../domain/application/states.ts';
import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';
import { encryptForm } from '../secret/form.ts';

export type NewApplication = {
  business: Business;
  applicantId: string;
  acceptingUnitId: string;
  workUnitId: string;
  form: Record<string, unknown>;
  at: Date;
};

/** Makes a draft; nothing when the applicant has a running application of this business already. */
export async function createApplication(knex: Db, made: NewApplication): Promise<string | undefined> {
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into application (business, applicant_id, accepting_unit_id, work_unit_id, form, state, created_at, updated_at)
     values (:business, :applicantId, :acceptingUnitId, :workUnitId, :form, 'draft', :at, :at)
     on conflict do nothing returning id`,
    { ...made, form: JSON.stringify(encryptForm(cipherOf(knex), made.form)) },
  );
  return row?.id;
}

/** The running application that stands in the way of another one. */
export const runningNumber = (
  knex: Db,
  applicantId: string,
  business: Business,
): Promise<{ number: string | null } | undefined> =>
  queryOne(
    knex,
    `select number from application where applicant_id = :applicantId and business = :business and state = any(:running)`,
    { applicantId, business, running: stateNames.filter((state) => states[state].running) },
  );

/** Removes a draft and lets go of its files; false when there is no such draft of this applicant. */
export async function deleteDraft(knex: Db, id: string, applicantId: string): Promise<boolean> {
  const row = await queryOne(
    knex,
    `with gone as (
       delete from application
       where id = :id and applicant_id = :applicantId and state = 'draft' and pending_act is null returning id),
     free as (
       update file set linked_at = null where id in (
         select file_id from attachment where application_id in (select id from gone)
           and not exists (select 1 from attachment other
             where other.file_id = attachment.file_id and other.application_id <> attachment.application_id)))
     select id from gone`,
    { id, applicantId },
  );
  return row !== undefined;
}
