import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type ApplicationForm = {
  business: Business;
  form: Record<string, unknown>;
  accountId: string;
  acceptingUnitId: string;
};

/** The form as it stands, and for whom and to where it is. */
export function applicationForm(knex: Db, applicationId: string): Promise<ApplicationForm | undefined> {
  return queryOne<ApplicationForm>(
    knex,
    `select business, form, applicant_id as "accountId", accepting_unit_id as "acceptingUnitId" from application where id = :applicationId`,
    { applicationId },
  );
}
