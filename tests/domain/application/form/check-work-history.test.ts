import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkWorkHistory,
  longestUnexplainedGap,
} from '../../../../domain/application/form/check-work-history.ts';
import type { Degree } from '../../../../domain/application/form/degrees.ts';
import { addDays } from '../../../../domain/calendar/date.ts';
import { buildDegree, buildJob, buildPerson, formsDay } from '../../../support/builders/forms.ts';

type Span = [from: string, to: string | null];
const faultsOf = (spans: readonly Span[], degrees: Partial<Degree>[] = [{ graduatedOn: '2024-06-30' }]) =>
  checkWorkHistory(
    {
      basicInformation: buildPerson(),
      degrees: degrees.map((degree) => buildDegree(degree)),
      workHistory: spans.map(([from, to]) => buildJob({ from, to })),
    },
    formsDay,
  );
const fieldsOf = (...asked: Parameters<typeof faultsOf>) => faultsOf(...asked).map(({ field }) => field);

describe('the work history', () => {
  test('R-14 one job after the other is in order, whatever the order of the rows', () => {
    expect(
      faultsOf([
        ['2024-07-15', '2025-03-31'],
        ['2025-04-01', null],
      ]),
    ).toEqual([]);
    expect(
      faultsOf([
        ['2025-04-01', null],
        ['2024-07-15', '2025-03-31'],
      ]),
    ).toEqual([]);
  });

  test('R-18 the last day of one job may be the first of the next', () => {
    expect(
      faultsOf([
        ['2024-07-15', '2025-03-31'],
        ['2025-03-31', null],
      ]),
    ).toEqual([]);
  });

  test('R-18 a job begins before it ends, after birth, and not in the future', () => {
    expect(faultsOf([['2025-01-01', '2024-12-31']])).toEqual([
      { field: 'workHistory.0.to', reason: '结束时间不能早于开始时间' },
    ]);
    expect(faultsOf([['2026-03-03', null]])).toEqual([
      { field: 'workHistory.0.from', reason: '开始时间不能晚于今天' },
    ]);
    expect(faultsOf([['2024-07-15', '2026-03-03']])).toEqual([
      { field: 'workHistory.0.to', reason: '结束时间不能晚于今天，仍在职的请选择“至今”' },
    ]);
    expect(faultsOf([['1998-05-20', null]])).toEqual([
      { field: 'workHistory.0.from', reason: '开始时间不能早于出生日期' },
    ]);
  });

  test('R-14 jobs that overlap are told at the later one, naming the earlier', () => {
    expect(
      faultsOf([
        ['2024-07-15', '2025-03-31'],
        ['2025-03-01', null],
      ]),
    ).toEqual([
      { field: 'workHistory.1.from', reason: '与第1段工作经历（2024-07-15 至 2025-03-31）时间重叠' },
    ]);
    expect(
      fieldsOf([
        ['2024-07-15', null],
        ['2025-01-01', '2025-02-01'],
        ['2025-06-01', '2025-07-01'],
      ]),
    ).toEqual(['workHistory.1.from', 'workHistory.2.from']);
  });

  test('R-14 only one job goes on', () => {
    expect(
      faultsOf([
        ['2024-07-15', null],
        ['2025-01-01', null],
      ]),
    ).toEqual([{ field: 'workHistory.1.to', reason: '只能有一段工作经历为“至今”，请填写结束时间' }]);
  });

  test('R-14 a long gap after graduation, between jobs or up to today asks for an explanation', () => {
    expect(faultsOf([['2024-12-01', null]])).toEqual([
      {
        field: 'workHistory.0.from',
        reason: '2024-06-30 至 2024-12-01 超过三个月没有工作经历，请补充说明（待业、求职等也请填写一段）',
      },
    ]);
    expect(
      fieldsOf([
        ['2024-07-15', '2024-12-31'],
        ['2025-06-01', null],
      ]),
    ).toEqual(['workHistory.1.from']);
    expect(fieldsOf([['2024-07-15', '2025-10-31']])).toEqual(['workHistory']);
  });

  test('R-14 a gap of exactly three months is nothing to explain, one day more is', () => {
    const end = '2024-12-31';
    const from = addDays(end, 1 + longestUnexplainedGap);
    expect(
      faultsOf([
        ['2024-07-15', end],
        [from, null],
      ]),
    ).toEqual([]);
    expect(
      fieldsOf([
        ['2024-07-15', end],
        [addDays(from, 1), null],
      ]),
    ).toEqual(['workHistory.1.from']);
  });

  test('R-14 years of full-time study are no gap; part-time study explains nothing', () => {
    const first = { graduatedOn: '2018-06-30' };
    const spans: Span[] = [
      ['2018-07-15', '2019-08-31'],
      ['2022-07-15', null],
    ];
    expect(faultsOf(spans, [first, { graduatedOn: '2022-06-30' }])).toEqual([]);
    expect(fieldsOf(spans, [first, { graduatedOn: '2022-06-30', fullTime: false }])).toEqual([
      'workHistory.1.from',
    ]);
  });

  test('R-14 with part-time degrees alone it is reckoned from the first job', () => {
    expect(faultsOf([['2016-01-01', null]], [{ graduatedOn: '2012-06-30', fullTime: false }])).toEqual([]);
  });

  test('R-18 gaps and overlaps wait until every row and every graduation is sound', () => {
    const workHistory = [buildJob({ to: '2024-08-01' }), { ...buildJob(), from: undefined }];
    expect(checkWorkHistory({ workHistory, degrees: [buildDegree()] }, formsDay)).toEqual([]);
    expect(
      checkWorkHistory({ workHistory: [buildJob({ to: '2024-08-01' })], degrees: [{}] }, formsDay),
    ).toEqual([]);
    expect(checkWorkHistory({}, formsDay)).toEqual([]);
  });

  test('R-14 jobs without overlap or long gap up to today have no faults, in any order', () => {
    const lengths = fc.array(
      fc.tuple(fc.integer({ min: 0, max: longestUnexplainedGap }), fc.integer({ min: 0, max: 900 })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(lengths, fc.boolean(), fc.nat(), (jobs, goesOn, turn) => {
        let next = formsDay;
        const spans = jobs.map(([gap, days], index): Span => {
          const to = addDays(next, -1 - gap);
          const from = addDays(to, -days);
          next = from;
          return [from, index === 0 && goesOn ? null : to];
        });
        const turned = [...spans.slice(turn % spans.length), ...spans.slice(0, turn % spans.length)];
        const adult = { ...buildPerson(), birthDate: '1980-01-01' };
        const workHistory = turned.map(([from, to]) => buildJob({ from, to }));
        const faults = checkWorkHistory({ basicInformation: adult, degrees: [], workHistory }, formsDay);
        expect(faults).toEqual([]);
      }),
    );
  });
});
