import { type DegreeLevel, degreeLevels, degreeLevelTitles } from '../application/form/degrees.ts';
import { type Level, levels, levelTitles } from '../business.ts';
import { addDays, type IsoDate } from '../calendar/date.ts';
import {
  defaultEligibilityRules,
  type EligibilityRule,
  type EligibilityRules,
  needsExamination,
  rulesFor,
  seriesName,
} from './rules.ts';
import { workedDays, type WorkSpan } from './work-time.ts';

/**
 * `rule` is the one that comes nearest, in words; `from` the day on which it is met if the present work goes on, null
 * where no day can be told. `warning` says both; it is shown and does not forbid: a unit decides.
 */
export type LevelEligibility = { level: Level } & (
  { eligible: true } | { eligible: false; warning: string; rule: string | null; from: IsoDate | null }
);

type DegreeHeld = { level: DegreeLevel; graduatedOn: IsoDate; fullTime?: boolean };
type Case = { degrees: readonly DegreeHeld[]; jobs: readonly WorkSpan[]; today: IsoDate };

/**
 * For each level whether the degrees and work make it possible, and what is missing where they do not. A higher degree
 * satisfies the rules of a lower one, and whoever may apply for a level may apply for a lower. Degrees of a later date
 * than today do not count.
 */
export function eligibleLevels(
  degrees: readonly DegreeHeld[],
  workHistory: readonly WorkSpan[],
  today: IsoDate,
  { rules = defaultEligibilityRules, series = '' }: { rules?: EligibilityRules; series?: string } = {},
): LevelEligibility[] {
  const held = degrees.filter((degree) => degree.graduatedOn <= today);
  const own = rulesFor(rules, series);
  return levels.map((level) =>
    needsExamination(rules, series, level)
      ? examined(level, series)
      : judged(
          level,
          own.filter((rule) => levels.indexOf(rule.level) >= levels.indexOf(level)),
          { degrees: held, jobs: workHistory, today },
        ),
  );
}

function judged(level: Level, rules: readonly EligibilityRule[], of: Case): LevelEligibility {
  const candidates = rules.flatMap((rule) =>
    of.degrees.filter((degree) => satisfies(degree, rule)).map((degree) => ({ rule, degree })),
  );
  const missing = candidates.map(({ rule, degree }) => missingDays(rule, degree, of));
  const least = Math.min(...missing);
  if (least === 0) return { level, eligible: true };
  const nearest = candidates[missing.indexOf(least)];
  if (!nearest) return outOfReach(level, rules, of.degrees);
  const rule = inWords(nearest.rule);
  const from = goesOn(of) ? addDays(of.today, least) : null;
  const soon = from ? `；继续工作的，自${from}起符合` : '';
  return { level, eligible: false, rule, from, warning: `${rule}，按所填工作经历还差${least}天${soon}` };
}

/** No degree held will do, whatever the years of work; full-time study may be what is missing. */
function outOfReach(
  level: Level,
  rules: readonly EligibilityRule[],
  degrees: readonly DegreeHeld[],
): LevelEligibility {
  const studied = rules.find((rule) =>
    degrees.some((degree) => satisfies({ ...degree, fullTime: true }, rule)),
  );
  const warning = studied
    ? `${inWords(studied)}，所填学历不是全日制，请向受理单位核实`
    : `所填学历一般不能初定${levelTitles[level]}，请向受理单位核实`;
  return { level, eligible: false, rule: studied ? inWords(studied) : null, from: null, warning };
}

function examined(level: Level, series: string): LevelEligibility {
  const rule = `“${seriesName(series)}”系列的${levelTitles[level]}职称须参加国家统一考试取得`;
  return { level, eligible: false, rule, from: null, warning: `${rule}，一般不能初定，请向受理单位核实` };
}

const satisfies = (degree: DegreeHeld, rule: EligibilityRule): boolean =>
  degreeLevels.indexOf(degree.level) >= degreeLevels.indexOf(rule.degree) &&
  (!rule.fullTimeOnly || (degree.fullTime ?? true));

/** Days of work that are still missing for the rule, 0 where it is met. */
function missingDays(rule: EligibilityRule, degree: DegreeHeld, { jobs, today }: Case): number {
  const after = workedDays(jobs, degree.graduatedOn, today);
  if (rule.afterDegree === undefined) return Math.max(0, rule.years * 365 - after);
  const all = workedDays(jobs, '0001-01-01', today);
  return Math.max(0, rule.years * 365 - all, rule.afterDegree * 365 - after);
}

/** Whether the person works now, so that each day to come counts. */
const goesOn = ({ jobs, today }: Case): boolean => jobs.some(({ to }) => to === null || to >= today);

function inWords({ series, degree, level, years, afterDegree, fullTimeOnly }: EligibilityRule): string {
  const after = afterDegree === undefined ? '毕业后工作' : `工作（其中取得学位后满${afterDegree}年）`;
  const study = fullTimeOnly ? '全日制' : '';
  const where = series === undefined ? '' : `“${seriesName(series)}”系列`;
  return `${study}${degreeLevelTitles[degree]}学历初定${where}${levelTitles[level]}一般须${after}满${years}年`;
}
