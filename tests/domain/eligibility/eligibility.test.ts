import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DegreeLevel, degreeLevels } from '../../../domain/application/form/degrees.ts';
import { type Level, levels } from '../../../domain/business.ts';
import { addDays } from '../../../domain/calendar/date.ts';
import { eligibleLevels } from '../../../domain/eligibility/eligibility.ts';
import { defaultEligibilityRules, type EligibilityRule } from '../../../domain/eligibility/rules.ts';
import type { WorkSpan } from '../../../domain/eligibility/work-time.ts';

const graduatedOn = '2020-06-30';
const working: WorkSpan[] = [{ from: graduatedOn, to: null }];
const eligible = (level: DegreeLevel, years: number, jobs = working): Level[] =>
  eligibleLevels([{ level, graduatedOn }], jobs, addDays(graduatedOn, Math.round(years * 365)))
    .filter((found) => found.eligible)
    .map((found) => found.level);

describe('eligibility for 初定', () => {
  test.each<[DegreeLevel, number, Level[]]>([
    ['secondary_vocational', 0.9, []],
    ['secondary_vocational', 1, ['clerk']],
    ['secondary_vocational', 9, ['clerk']],
    ['college', 1, ['clerk']],
    ['college', 3, ['clerk', 'assistant']],
    ['bachelor', 0.9, []],
    ['bachelor', 1, ['clerk', 'assistant']],
    ['bachelor', 9, ['clerk', 'assistant']],
    ['double_bachelor', 0, ['clerk', 'assistant']],
    ['master', 0, ['clerk', 'assistant']],
    ['master', 2.9, ['clerk', 'assistant']],
    ['master', 3, ['clerk', 'assistant', 'intermediate']],
    ['doctorate', 0, ['clerk', 'assistant', 'intermediate']],
  ])('R-18 %s after %d years of work may apply for %p', (degree, years, expected) => {
    expect(eligible(degree, years)).toEqual(expected);
  });

  test('R-18 a master’s years before and after the degree add up, at least one after it', () => {
    const since = [{ from: '2015-06-30', to: null }];
    expect(eligible('master', 0.9, since)).not.toContain('intermediate');
    expect(eligible('master', 1, since)).toContain('intermediate');
  });

  test('R-18 for other degrees only work after graduation counts', () => {
    const before = [{ from: '2015-01-01', to: '2020-06-29' }];
    expect(eligible('bachelor', 5, before)).toEqual([]);
  });

  test('R-18 the warning says which rule, how many days are missing, and from when it is met', () => {
    const found = eligibleLevels([{ level: 'college', graduatedOn }], working, addDays(graduatedOn, 2 * 365));
    expect(found).toEqual([
      { level: 'clerk', eligible: true },
      {
        level: 'assistant',
        eligible: false,
        rule: '大专学历初定助理级一般须毕业后工作满3年',
        from: addDays(graduatedOn, 3 * 365),
        warning: `大专学历初定助理级一般须毕业后工作满3年，按所填工作经历还差365天；继续工作的，自${addDays(graduatedOn, 3 * 365)}起符合`,
      },
      {
        level: 'intermediate',
        eligible: false,
        rule: null,
        from: null,
        warning: '所填学历一般不能初定中级，请向受理单位核实',
      },
    ]);
  });

  test('R-18 a master is told of the year after the degree', () => {
    const [, , intermediate] = eligibleLevels([{ level: 'master', graduatedOn }], [], graduatedOn);
    expect(intermediate).toMatchObject({
      warning: '硕士学历初定中级一般须工作（其中取得学位后满1年）满3年，按所填工作经历还差1095天',
      from: null,
    });
  });

  test('R-18 a degree of a later date does not count', () => {
    const [, , intermediate] = eligibleLevels(
      [{ level: 'doctorate', graduatedOn }],
      working,
      addDays(graduatedOn, -1),
    );
    expect(intermediate?.eligible).toBe(false);
  });

  const under = (rules: EligibilityRule[], series: string, years: number, fullTime = true) =>
    eligibleLevels(
      [{ level: 'bachelor', graduatedOn, fullTime }],
      working,
      addDays(graduatedOn, years * 365),
      {
        series,
        rules: { rules, examinations: [{ series: '会计', levels: ['assistant'] }] },
      },
    );
  const may = (...asked: Parameters<typeof under>): Level[] =>
    under(...asked)
      .filter((found) => found.eligible)
      .map((found) => found.level);

  test('R-18 a series with rules of its own for a level goes by those, the others by the rules for all', () => {
    const rules: EligibilityRule[] = [
      { degree: 'bachelor', level: 'assistant', years: 1 },
      { series: '中小学教师', degree: 'bachelor', level: 'assistant', years: 2 },
    ];
    expect(may(rules, '工程技术', 1)).toEqual(['clerk', 'assistant']);
    expect(may(rules, '中小学教师系列', 1)).toEqual([]);
    expect(may(rules, '中小学教师', 2)).toEqual(['clerk', 'assistant']);
  });

  test('R-18 full-time study only where the rule says so, and the refusal says it', () => {
    const rules: EligibilityRule[] = [
      { degree: 'bachelor', level: 'assistant', years: 1, fullTimeOnly: true },
      { degree: 'bachelor', level: 'clerk', years: 1 },
    ];
    expect(may(rules, '工程技术', 1)).toEqual(['clerk', 'assistant']);
    expect(may(rules, '工程技术', 1, false)).toEqual(['clerk']);
    expect(under(rules, '工程技术', 1, false)[1]).toMatchObject({
      warning: '全日制本科学历初定助理级一般须毕业后工作满1年，所填学历不是全日制，请向受理单位核实',
      from: null,
    });
  });

  test('R-18 a series with a national examination is not for 初定 at that level', () => {
    const rules: EligibilityRule[] = [{ degree: 'bachelor', level: 'assistant', years: 1 }];
    expect(may(rules, '会计系列', 9)).toEqual(['clerk']);
    expect(under(rules, '会计', 9)[1]).toMatchObject({
      rule: '“会计”系列的助理级职称须参加国家统一考试取得',
    });
  });

  test('R-18 nobody is told a day who does not work now', () => {
    const left = [{ from: graduatedOn, to: addDays(graduatedOn, 100) }];
    const [, assistant] = eligibleLevels(
      [{ level: 'bachelor', graduatedOn }],
      left,
      addDays(graduatedOn, 300),
    );
    expect(assistant).toMatchObject({ eligible: false, from: null });
  });

  test('R-18 the day that is told is the first on which it is met', () => {
    fc.assert(
      fc.property(fc.constantFrom(...degreeLevels), fc.nat(1200), (level, days) => {
        const today = addDays(graduatedOn, days);
        const at = (day: string) => eligibleLevels([{ level, graduatedOn }], working, day);
        for (const [index, found] of at(today).entries()) {
          if (found.eligible || found.from === null) continue;
          expect(at(found.from)[index]?.eligible).toBe(true);
          expect(at(addDays(found.from, -1))[index]?.eligible).toBe(false);
        }
      }),
    );
  });

  test('R-18 more work, a further degree or a higher one never makes less possible', () => {
    const degree = fc.record({
      level: fc.constantFrom(...degreeLevels),
      graduatedOn: fc.nat(2500).map((days) => addDays('2018-01-01', days)),
    });
    const count = (degrees: Parameters<typeof eligibleLevels>[0], today: string) =>
      eligibleLevels(degrees, working, today).filter((found) => found.eligible).length;
    fc.assert(
      fc.property(fc.array(degree, { maxLength: 3 }), degree, fc.nat(1500), (degrees, further, days) => {
        const today = addDays('2022-01-01', days);
        expect(count([...degrees, further], today)).toBeGreaterThanOrEqual(count(degrees, today));
        expect(count(degrees, addDays(today, 30))).toBeGreaterThanOrEqual(count(degrees, today));
        const higher = degrees.map((held) => ({ ...held, level: 'doctorate' as const }));
        expect(count(higher, today)).toBeGreaterThanOrEqual(count(degrees, today));
      }),
    );
  });

  test('R-18 the default rules speak of every degree and every level', () => {
    expect(new Set(defaultEligibilityRules.rules.map(({ degree }) => degree))).toEqual(new Set(degreeLevels));
    expect(new Set(defaultEligibilityRules.rules.map(({ level }) => level))).toEqual(new Set(levels));
  });
});
