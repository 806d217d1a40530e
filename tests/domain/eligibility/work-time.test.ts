import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../../domain/calendar/date.ts';
import { workedDays, type WorkSpan } from '../../../domain/eligibility/work-time.ts';
import { dates } from '../../support/builders/calendar.ts';

describe('time worked', () => {
  test('a year of work is full on its anniversary', () => {
    expect(workedDays([{ from: '2025-07-01', to: null }], '2025-06-30', '2026-06-30')).toBe(364);
    expect(workedDays([{ from: '2025-07-01', to: null }], '2025-06-30', '2026-07-01')).toBe(365);
    expect(workedDays([{ from: '2025-07-01', to: '2026-06-30' }], '2025-06-30', '2027-01-01')).toBe(365);
  });

  test('jobs side by side add up, jobs at the same time count once, work before the day asked for does not count', () => {
    const jobs = [
      { from: '2025-01-01', to: '2025-01-31' },
      { from: '2025-01-20', to: '2025-02-28' },
    ];
    expect(workedDays(jobs, '2024-01-01', '2026-01-01')).toBe(59);
    expect(workedDays(jobs, '2025-02-01', '2026-01-01')).toBe(28);
    expect(workedDays(jobs, '2025-03-01', '2026-01-01')).toBe(0);
  });

  test('it is the number of days that lie in some job', () => {
    const spans: fc.Arbitrary<WorkSpan> = fc
      .tuple(dates, fc.option(fc.nat(400)))
      .map(([from, days]) => ({ from, to: days === null ? null : addDays(from, days) }));
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 6 }), dates, fc.nat(700), (jobs, since, ahead) => {
        const today = addDays(since, ahead);
        const days = Array.from({ length: daysBetween(since, today) }, (_, n) => addDays(since, n));
        const inWork = days.filter((day) =>
          jobs.some(({ from, to }) => from <= day && (to === null || day <= to)),
        );
        expect(workedDays(jobs, since, today)).toBe(inWork.length);
      }),
    );
  });
});
