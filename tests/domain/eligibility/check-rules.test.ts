import { describe, expect, test } from '@jest/globals';
import { checkEligibilityRules } from '../../../domain/eligibility/check-rules.ts';
import {
  defaultEligibilityRules,
  type EligibilityRule,
  type Examination,
} from '../../../domain/eligibility/rules.ts';

const bachelor: EligibilityRule = { degree: 'bachelor', level: 'assistant', years: 1 };
const faults = (rules: EligibilityRule[], examinations: Examination[] = []) =>
  checkEligibilityRules({ rules: [bachelor, ...rules], examinations });

describe('rules of eligibility that contradict themselves', () => {
  test('R-18 those that come with the platform do not', () => {
    expect(checkEligibilityRules(defaultEligibilityRules)).toEqual([]);
  });

  test.each<[string, EligibilityRule, string, string]>([
    ['the same row twice', bachelor, 'degree', '与第 1 条（本科）重复'],
    [
      'a higher degree that takes longer',
      { ...bachelor, degree: 'master', years: 2 },
      'years',
      '与第 1 条（本科）矛盾：该条所需年限更短，且已包括本条的学历',
    ],
    [
      'full-time study that takes longer than any',
      { ...bachelor, fullTimeOnly: true, years: 2 },
      'years',
      '与第 1 条（本科）矛盾：该条所需年限更短，且已包括本条的学历',
    ],
    [
      'more years after the degree than in all',
      { ...bachelor, degree: 'master', level: 'intermediate', afterDegree: 2 },
      'afterDegree',
      '取得学位后的年限不能超过总年限',
    ],
  ])('R-18 %s', (_what, rule, field, reason) => {
    expect(faults([rule])).toEqual([{ field: `rules.rules.1.${field}`, reason }]);
  });

  test('R-18 rows for another series, another level, or shorter for a higher degree are none', () => {
    expect(
      faults([
        { ...bachelor, series: '中小学教师', years: 3 },
        { ...bachelor, level: 'clerk' },
        { ...bachelor, degree: 'master', years: 0 },
        { ...bachelor, degree: 'college', years: 3 },
        { ...bachelor, fullTimeOnly: true, years: 0.5 },
      ]),
    ).toEqual([]);
  });

  test('R-18 a series has an examination or years of its own for a level, not both, and is named once', () => {
    const examinations: Examination[] = [
      { series: '会计', levels: ['assistant'] },
      { series: '会计系列', levels: ['clerk'] },
    ];
    expect(faults([{ ...bachelor, series: '会计系列' }], examinations)).toEqual([
      { field: 'rules.rules.1.series', reason: '“会计”的助理级须参加国家考试，不能同时规定学历年限' },
      { field: 'rules.examinations.1.series', reason: '“会计”已有一条考试规则' },
    ]);
  });

  test('R-18 something must hold for every series', () => {
    expect(checkEligibilityRules({ rules: [{ ...bachelor, series: '会计' }], examinations: [] })).toEqual([
      { field: 'rules.rules', reason: '须保留适用于全部系列的规则' },
    ]);
  });
});
