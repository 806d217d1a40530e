import { forms } from '../application/form/forms.ts';
import type { Business } from '../business.ts';
import type { IsoDate } from '../calendar/date.ts';
import type { FieldFault } from '../errors.ts';
import { eligibleLevels, type LevelEligibility } from './eligibility.ts';
import { defaultEligibilityRules, type EligibilityRules } from './rules.ts';

/**
 * For each level whether the form's degrees and work make it possible. Only initial recognition asks for it; a form that
 * is not whole yet has other faults first.
 */
export function levelsOf(
  business: Business,
  form: unknown,
  today: IsoDate,
  rules: EligibilityRules = defaultEligibilityRules,
): { applied: LevelEligibility | undefined; levels: LevelEligibility[] } {
  const read = business === 'initial' ? forms.initial.complete.safeParse(form) : undefined;
  if (!read?.success) return { applied: undefined, levels: [] };
  const { degrees, workHistory, titleApplied } = read.data;
  const levels = eligibleLevels(degrees, workHistory, today, { rules, series: titleApplied.series });
  return { applied: levels.find(({ level }) => level === titleApplied.level), levels };
}

/** Why the level applied for is out of reach, at its field. */
export function checkEligibility(
  business: Business,
  form: unknown,
  today: IsoDate,
  rules: EligibilityRules = defaultEligibilityRules,
): FieldFault[] {
  const { applied } = levelsOf(business, form, today, rules);
  return applied && !applied.eligible ? [{ field: 'titleApplied.level', reason: applied.warning }] : [];
}
