import { faultsOfForm } from '../../domain/application/form/faults-of-draft.ts';
import { refuse } from '../../domain/errors.ts';
import type { ActEffect } from './effect.ts';

/** saves a draft as far as it is filled in; of two editors the second is told, never overwritten. */
export const amend: ActEffect<'amend'> = ({ found, input }) => {
  const faults = faultsOfForm(found.application.business, input.form);
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  if (found.formRevision !== input.formRevision) refuse('APPLICATION_CHANGED');
  return { change: { form: input.form }, silent: true };
};
