import type { DegreeLevel } from '../application/form/degrees.ts';
import type { Level } from '../business.ts';

/** What a degree and years of work make possible. Years are of work, 365 days each. */
export type EligibilityRule = {
  /** The title series that it is for; absent: every series that has no rules of its own for the level. */
  series?: string | undefined;
  degree: DegreeLevel;
  level: Level;
  years: number;
  /** Years before the degree count too, except so many that must lie after it; absent: only those after it count. */
  afterDegree?: number | undefined;
  /** Full-time study only; absent: adult education too. */
  fullTimeOnly?: boolean | undefined;
};

/** A series whose titles of these levels are got by a national examination alone (以考代评). */
export type Examination = { series: string; levels: readonly Level[] };

/** The conditions of 初定 as data (`domain.md`, "Rules as data"). */
export type EligibilityRules = {
  rules: readonly EligibilityRule[];
  examinations: readonly Examination[];
};

/** What holds until the platform's administrator publishes other rules. */
export const defaultEligibilityRules: EligibilityRules = {
  rules: [
    { degree: 'secondary_vocational', level: 'clerk', years: 1 },
    { degree: 'college', level: 'clerk', years: 1 },
    { degree: 'college', level: 'assistant', years: 3 },
    { degree: 'bachelor', level: 'assistant', years: 1 },
    { degree: 'double_bachelor', level: 'assistant', years: 0 },
    { degree: 'master', level: 'intermediate', years: 3, afterDegree: 1 },
    { degree: 'doctorate', level: 'intermediate', years: 0 },
  ],
  examinations: [
    { series: '会计', levels: ['assistant', 'intermediate'] },
    { series: '经济', levels: ['assistant', 'intermediate'] },
    { series: '审计', levels: ['assistant', 'intermediate'] },
    { series: '统计', levels: ['assistant', 'intermediate'] },
  ],
};

/** People write 会计 and 会计系列 and mean one. */
export const seriesName = (written: string): string => written.trim().replace(/系列$/, '');

/** The rules that hold for a series: for each level its own, where it has some, else those for every series. */
export function rulesFor({ rules }: EligibilityRules, series: string): EligibilityRule[] {
  const name = seriesName(series);
  const own = rules.filter((rule) => rule.series !== undefined && seriesName(rule.series) === name);
  const ownLevels = new Set(own.map(({ level }) => level));
  return [...own, ...rules.filter((rule) => rule.series === undefined && !ownLevels.has(rule.level))];
}

/** True where the level of this series needs the national examination. */
export const needsExamination = ({ examinations }: EligibilityRules, series: string, level: Level): boolean =>
  examinations.some((one) => seriesName(one.series) === seriesName(series) && one.levels.includes(level));
