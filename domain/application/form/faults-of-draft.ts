import type { Business } from '../../business.ts';
import type { FieldFault } from '../../errors.ts';
import { faultsOfIssue } from '../../field-faults.ts';
import { forms } from './forms.ts';

/** Why a draft cannot even be saved: fields that the form does not have, or values of the wrong kind or far too long. */
export function faultsOfForm(business: Business, form: unknown): FieldFault[] {
  const read = forms[business].draft.safeParse(form);
  if (read.success) return [];
  return read.error.issues
    .flatMap((issue) => faultsOfIssue(issue))
    .map(({ field, reason }) => ({ field: field ? `form.${field}` : 'form', reason }));
}
