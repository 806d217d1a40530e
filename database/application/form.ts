import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';
import { decryptForm } from '../secret/form.ts';

export type ApplicationForm = {
  business: Business;
  form: Record<string, unknown>;
  accountId: string;
  acceptingUnitId: string;
  /** The accepting unit's switch of `domain.md` reading 5, as it was when the application was submitted. */
  publicityAgain: boolean;
};

/** The form as it stands, and for whom and to where it is. */
export async function applicationForm(knex: Db, applicationId: string): Promise<ApplicationForm | undefined> {
  const row = await queryOne<ApplicationForm>(
    knex,
    `select a.business, a.form, a.applicant_id as "accountId", a.accepting_unit_id as "acceptingUnitId",
       coalesce((a.recognition->>'publicityAgain')::boolean, s.publicity_again, true) as "publicityAgain"
     from application a left join recognition_setting s on s.unit_id = a.accepting_unit_id and s.business = a.business
     where a.id = :applicationId`,
    { applicationId },
  );
  return row && { ...row, form: decryptForm(cipherOf(knex), row.form) };
}
