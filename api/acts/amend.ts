import { formRevision } from '../../database/application/form-revision.ts';
import { faultsOfForm } from '../../domain/application/form/faults-of-draft.ts';
import { refuse } from '../../domain/errors.ts';
import type { ActEffect } from './effect.ts';

/** saves a draft as far as it is filled in; of two editors the second is told, never overwritten. */
export const amend: ActEffect<'amend'> = async ({ trx, found, input }) => {
  const faults = faultsOfForm(found.application.business, input.form);
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  if ((await formRevision(trx, found.application.id)) !== input.formRevision) refuse('APPLICATION_CHANGED');
  return { change: { form: input.form }, silent: true };
};
