import { degreeLevels, degreeLevelTitles } from '../application/form/degrees.ts';
import { levelTitles } from '../business.ts';
import type { FieldFault } from '../errors.ts';
import { type EligibilityRule, type EligibilityRules, needsExamination, seriesName } from './rules.ts';

/** What contradicts itself, each fault at its row. Rows are counted from one where people read of them. */
export function checkEligibilityRules(table: EligibilityRules): FieldFault[] {
  const { rules, examinations } = table;
  const faults = rules.flatMap((rule, index) => faultsOfRule(table, rule, index));
  const named = new Set<string>();
  for (const [index, { series }] of examinations.entries()) {
    const name = seriesName(series);
    if (named.has(name))
      faults.push({ field: `rules.examinations.${index}.series`, reason: `“${name}”已有一条考试规则` });
    named.add(name);
  }
  return rules.some(({ series }) => series === undefined)
    ? faults
    : [...faults, { field: 'rules.rules', reason: '须保留适用于全部系列的规则' }];
}

function faultsOfRule(table: EligibilityRules, rule: EligibilityRule, index: number): FieldFault[] {
  const fault = (field: keyof EligibilityRule, reason: string): FieldFault[] => [
    { field: `rules.rules.${index}.${field}`, reason },
  ];
  const { series, degree, level, years, afterDegree } = rule;
  if (afterDegree !== undefined && afterDegree > years)
    return fault('afterDegree', '取得学位后的年限不能超过总年限');
  if (series !== undefined && needsExamination(table, series, level))
    return fault(
      'series',
      `“${seriesName(series)}”的${levelTitles[level]}须参加国家考试，不能同时规定学历年限`,
    );
  for (const [other, one] of table.rules.entries()) {
    if (other === index || !sameTitle(one, rule)) continue;
    const row = `第 ${other + 1} 条（${degreeLevelTitles[one.degree]}${one.fullTimeOnly ? '，限全日制' : ''}）`;
    if (one.degree === degree && onlyFullTime(one) === onlyFullTime(rule)) {
      if (other < index) return fault('degree', `与${row}重复`);
    } else if (covers(one, rule) && years > one.years)
      return fault('years', `与${row}矛盾：该条所需年限更短，且已包括本条的学历`);
  }
  return [];
}

const onlyFullTime = (rule: EligibilityRule): boolean => rule.fullTimeOnly ?? false;
const sameTitle = (a: EligibilityRule, b: EligibilityRule): boolean =>
  a.level === b.level && seriesName(a.series ?? '') === seriesName(b.series ?? '');

/** Whoever meets `rule` by their degree meets `one` by it too. */
const covers = (one: EligibilityRule, rule: EligibilityRule): boolean =>
  degreeLevels.indexOf(one.degree) <= degreeLevels.indexOf(rule.degree) &&
  (!onlyFullTime(one) || onlyFullTime(rule));
