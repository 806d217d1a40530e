import { describe, expect, test } from '@jest/globals';
import { planPublicity } from '../../../domain/publicity/plan.ts';
import { calendarOf2026 } from '../../support/builders/calendar.ts';

const view = { 姓名: '林若溪', 申报专业: '临床医学' };
/** Begun on the vector of `domain.md` reading 6. */
const live = {
  start: '2026-02-12',
  earliestReportDate: '2026-02-27',
  calendarRevision: 1,
  view,
  over: false,
  outdated: false,
};
const usual = {
  today: '2026-03-09',
  workingDays: 5,
  calendar: calendarOf2026,
  calendarRevision: 1,
  view,
  live: undefined,
  objections: [],
  again: true,
};

describe('whether publicity begins, goes on or is reckoned anew', () => {
  test('R-47 the first publicity starts today', () => {
    const { earliestReportDate, reckoned } = planPublicity(usual);
    expect(earliestReportDate).toBe('2026-03-17');
    expect(reckoned).toMatchObject({ start: '2026-03-09', end: '2026-03-16' });
  });

  test('R-47 one that runs under the calendar of today stands as it is', () => {
    expect(planPublicity({ ...usual, live })).toEqual({ earliestReportDate: '2026-02-27' });
  });

  test('R-90 one that runs is reckoned anew when the calendar has changed, and keeps its start', () => {
    const days = new Map(calendarOf2026.days).set('2026-02-14', { working: false, name: '' });
    const changed = { ...usual, live, calendarRevision: 2, calendar: { ...calendarOf2026, days } };
    const { earliestReportDate, reckoned } = planPublicity(changed);
    expect(reckoned?.start).toBe('2026-02-12');
    expect(earliestReportDate).toBe('2026-02-28');
  });

  test('R-90 one that is over is not reckoned anew, whatever the calendar says now', () => {
    expect(planPublicity({ ...usual, live: { ...live, over: true }, calendarRevision: 2 })).toEqual({
      earliestReportDate: '2026-02-27',
    });
  });

  test('R-90 after an objection’s outcome it is reckoned anew from its own start', () => {
    const objections = [{ raisedOn: '2026-02-13', settledOn: '2026-02-24' }];
    const { reckoned } = planPublicity({ ...usual, live: { ...live, outdated: true }, objections });
    expect(reckoned).toMatchObject({ start: '2026-02-12', earliestReportDate: '2026-03-03' });
  });

  test('R-21 what was on public view has changed: it is put up again from today, also where it was over', () => {
    for (const over of [false, true]) {
      const { earliestReportDate, reckoned } = planPublicity({
        ...usual,
        live: { ...live, over },
        view: { ...view, 申报专业: '护理学' },
      });
      expect(reckoned?.start).toBe('2026-03-09');
      expect(earliestReportDate).toBe('2026-03-17');
    }
  });

  test('R-21 an accepting unit that does not ask for it lets the old period stand', () => {
    const changed = { ...usual, live, view: { ...view, 申报专业: '护理学' }, again: false };
    expect(planPublicity(changed)).toEqual({ earliestReportDate: '2026-02-27' });
  });
});
