import { createApplication } from '../../../database/application/create.ts';
import type { Business } from '../../../domain/business.ts';
import type { OwnApi } from '../own-api.ts';
import { buildConfirmationForm, buildInitialForm } from './forms.ts';

/** A unit's id in an API of the test's own. */
export async function unitIdOf({ knex }: OwnApi, name: string): Promise<string> {
  const row = await knex<{ id: string; name: string }>('unit').where({ name }).first('id');
  if (!row) throw new Error(`${name} is not there`);
  return row.id;
}

/** A draft without a fault in its form, of a person of the demo city. */
export async function draftOf(
  api: OwnApi,
  made: {
    subject: string;
    business: Business;
    acceptingUnit: string;
    workUnit?: string;
    form?: Record<string, unknown>;
  },
): Promise<string> {
  const account = await api
    .knex<{ id: string; subject: string }>('account')
    .where({ subject: made.subject })
    .first('id');
  const form = made.form ?? (made.business === 'initial' ? buildInitialForm() : buildConfirmationForm());
  const id = await createApplication(api.knex, {
    business: made.business,
    applicantId: account?.id ?? '',
    acceptingUnitId: await unitIdOf(api, made.acceptingUnit),
    workUnitId: await unitIdOf(api, made.workUnit ?? '南山区人民医院'),
    form: { ...form },
    at: new Date(),
  });
  if (!id) throw new Error(`${made.subject} has a running application`);
  return id;
}

/** The flow has brought it back to its applicant: what an engine would have done. */
export const backToApplicant = ({ knex }: OwnApi, id: string): Promise<unknown> =>
  knex('application').where({ id }).update({ state: 'to_amend', pending_act: null });
