import type { FormSave } from '../../domain/application/overtaken.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** How many savings of a form are remembered: more than a tab lags behind. */
const remembered = 50;

type NewSave = {
  applicationId: string;
  formRevision: number;
  accountId: string;
  fields: readonly string[];
  at: Date;
};

/** Notes which fields this saving changes, so that another editor can be told. */
export const addFormSave = (knex: Db, save: NewSave): Promise<unknown> =>
  query(
    knex,
    `with old as (
       delete from form_save where application_id = :applicationId and form_revision <= :formRevision::int - ${remembered})
     insert into form_save (application_id, form_revision, account_id, fields, saved_at)
     values (:applicationId, :formRevision, :accountId, :fields::text[], :at)`,
    save,
  );

/** What was saved after this revision of the form, the latest first. */
export const savesSince = (knex: Db, applicationId: string, formRevision: number): Promise<FormSave[]> =>
  query<FormSave>(
    knex,
    `select s.form_revision as "formRevision", a.name as person, s.fields, s.saved_at as at
     from form_save s join account a on a.id = s.account_id
     where s.application_id = :applicationId and s.form_revision > :formRevision
     order by s.form_revision desc limit ${remembered}`,
    { applicationId, formRevision },
  );
