import { addFormSave, savesSince } from '../../database/application/form-saves.ts';
import { changedPaths } from '../../domain/application/form/changes.ts';
import { faultsOfForm } from '../../domain/application/form/faults-of-draft.ts';
import { formOutside } from '../../domain/application/return-scope.ts';
import { overtaken } from '../../domain/application/overtaken.ts';
import { ProblemError, refuse } from '../../domain/errors.ts';
import type { ActEffect } from './effect.ts';
import { keptScope } from '../kept-scope.ts';

/**
 * saves a draft as far as it is filled in; of two editors the second is told what the other changed, never
 * overwritten. R-92: after a return for certain sections, those alone.
 */
export const amend: ActEffect<'amend'> = async ({ trx, found, actor, input, now, today }) => {
  const { id, business } = found.application;
  const faults = faultsOfForm(business, input.form);
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  if (found.formRevision !== input.formRevision)
    throw new ProblemError(overtaken(business, await savesSince(trx, id, input.formRevision)));
  const before = found.readForm();
  const kept = await keptScope(trx, found, today);
  const outside = kept ? formOutside(kept.scope, kept.why.message, before, input.form) : [];
  if (kept && outside.length > 0) throw new ProblemError({ ...kept.why, faults: outside });
  const fields = changedPaths(before, input.form);
  await addFormSave(trx, {
    applicationId: id,
    formRevision: found.formRevision + 1,
    accountId: actor.accountId,
    fields,
    at: now,
  });
  return { change: { form: input.form }, silent: true };
};
