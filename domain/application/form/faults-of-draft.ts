import type { Business } from '../../business.ts';
import type { FieldFault } from '../../errors.ts';
import { forms } from './forms.ts';

/** Why a draft cannot even be saved: fields that the form does not have, or values of the wrong kind or far too long. */
export function faultsOfForm(business: Business, form: unknown): FieldFault[] {
  const read = forms[business].draft.safeParse(form);
  if (read.success) return [];
  return read.error.issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ field: ['form', ...path].map(String).join('.'), reason: issue.message }));
  });
}
