import { forms } from '../application/form/forms.ts';
import type { Business } from '../business.ts';
import type { IsoDate } from '../calendar/date.ts';
import type { FieldFault } from '../errors.ts';
import { eligibleLevels } from './eligibility.ts';

/**
 * Why the level applied for is out of reach by the form's degrees and work, at its field. Only initial recognition asks
 * for it; a form that is not whole yet has other faults first.
 */
export function checkEligibility(business: Business, form: unknown, today: IsoDate): FieldFault[] {
  if (business !== 'initial') return [];
  const read = forms.initial.complete.safeParse(form);
  if (!read.success) return [];
  const { degrees, workHistory, titleApplied } = read.data;
  const found = eligibleLevels(degrees, workHistory, today).find(({ level }) => level === titleApplied.level);
  return found && !found.eligible ? [{ field: 'titleApplied.level', reason: found.warning }] : [];
}
