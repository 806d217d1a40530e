import type { Business } from '../../business.ts';
import type { IsoDate } from '../../calendar/date.ts';
import type { FieldFault } from '../../errors.ts';
import { faultsOfIssue } from '../../field-faults.ts';
import { checkDegrees } from './check-degrees.ts';
import { checkPerson } from './check-person.ts';
import { checkTitleHeld } from './check-title-held.ts';
import { checkWorkHistory } from './check-work-history.ts';
import { forms } from './forms.ts';
import { type SoundForm, soundParts } from './sound-parts.ts';

/** A rule over several fields, or a field and today. Looks only at what is sound in itself. */
type Rule = (form: SoundForm, today: IsoDate) => FieldFault[];
const rules: readonly Rule[] = [checkPerson, checkDegrees, checkWorkHistory, checkTitleHeld];

/**
 * Every fault of a form that is to be submitted, at once and each at its field: what the schema asks of single fields,
 * and the rules across fields for those that are sound in themselves. None where it may be submitted. R-18; the same
 * check runs again in the flow. `today` is the date in Asia/Shanghai.
 */
export function checkForm(business: Business, form: unknown, { today }: { today: IsoDate }): FieldFault[] {
  const read = forms[business].complete.safeParse(form);
  const issues = read.success ? [] : read.error.issues;
  const faults = firstOfEachField(issues.flatMap((issue) => faultsOfIssue(issue)));
  const sound = soundParts(form, new Set(faults.map((fault) => fault.field)));
  return [...faults, ...rules.flatMap((rule) => rule(sound, today))];
}

/** An empty field is said to be empty, and not also to be ill-formed. */
function firstOfEachField(faults: readonly FieldFault[]): FieldFault[] {
  const fields = new Map<string, FieldFault>();
  for (const fault of faults) if (!fields.has(fault.field)) fields.set(fault.field, fault);
  return [...fields.values()];
}
