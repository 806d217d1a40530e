import { type Level, levels, levelTitles } from '../business.ts';
import type { IsoDate } from '../calendar/date.ts';
import { type DegreeLevel, degreeLevels, degreeLevelTitles } from '../application/form/degrees.ts';
import { workedDays, type WorkSpan } from './work-time.ts';

/** What a degree and years of work make possible. Years are of work, 365 days each. */
export type EligibilityRule = {
  degree: DegreeLevel;
  level: Level;
  years: number;
  /** Years before the degree count too, except so many that must lie after it; absent: only those after it count. */
  afterDegree?: number;
};

/** The defaults for 初定 of `domain.md`, "Rules as data". */
export const defaultEligibilityRules: readonly EligibilityRule[] = [
  { degree: 'secondary_vocational', level: 'clerk', years: 1 },
  { degree: 'college', level: 'clerk', years: 1 },
  { degree: 'college', level: 'assistant', years: 3 },
  { degree: 'bachelor', level: 'assistant', years: 1 },
  { degree: 'double_bachelor', level: 'assistant', years: 0 },
  { degree: 'master', level: 'intermediate', years: 3, afterDegree: 1 },
  { degree: 'doctorate', level: 'intermediate', years: 0 },
];

/** `warning` is shown and does not forbid: a unit decides. */
export type LevelEligibility = { level: Level } & ({ eligible: true } | { eligible: false; warning: string });

type DegreeHeld = { level: DegreeLevel; graduatedOn: IsoDate };

/**
 * For each level whether the degrees and work make it possible, and what is missing where they do not. A higher degree
 * satisfies the rules of a lower one, and whoever may apply for a level may apply for a lower. Degrees of a later date
 * than today do not count.
 */
export function eligibleLevels(
  degrees: readonly DegreeHeld[],
  workHistory: readonly WorkSpan[],
  today: IsoDate,
  rules: readonly EligibilityRule[] = defaultEligibilityRules,
): LevelEligibility[] {
  const held = degrees.filter((degree) => degree.graduatedOn <= today);
  return levels.map((level) => {
    const candidates = rules
      .filter((rule) => levels.indexOf(rule.level) >= levels.indexOf(level))
      .flatMap((rule) =>
        held.filter((degree) => satisfies(degree, rule)).map((degree) => ({ rule, degree })),
      );
    const missing = candidates.map(({ rule, degree }) => missingDays(rule, degree, workHistory, today));
    if (missing.includes(0)) return { level, eligible: true };
    const nearest = candidates[missing.indexOf(Math.min(...missing))];
    return { level, eligible: false, warning: warning(level, nearest?.rule, Math.min(...missing)) };
  });
}

const satisfies = (degree: DegreeHeld, rule: EligibilityRule): boolean =>
  degreeLevels.indexOf(degree.level) >= degreeLevels.indexOf(rule.degree);

/** Days of work that are still missing for the rule, 0 where it is met. */
function missingDays(
  rule: EligibilityRule,
  degree: DegreeHeld,
  jobs: readonly WorkSpan[],
  today: IsoDate,
): number {
  const after = workedDays(jobs, degree.graduatedOn, today);
  if (rule.afterDegree === undefined) return Math.max(0, rule.years * 365 - after);
  const all = workedDays(jobs, '0001-01-01', today);
  return Math.max(0, rule.years * 365 - all, rule.afterDegree * 365 - after);
}

function warning(level: Level, rule: EligibilityRule | undefined, missing: number): string {
  if (!rule) return `所填学历一般不能初定${levelTitles[level]}，请向受理单位核实`;
  const after =
    rule.afterDegree === undefined ? '毕业后工作' : `工作（其中取得学位后满${rule.afterDegree}年）`;
  return `${degreeLevelTitles[rule.degree]}学历初定${levelTitles[rule.level]}一般须${after}满${rule.years}年，按所填工作经历还差${missing}天`;
}
