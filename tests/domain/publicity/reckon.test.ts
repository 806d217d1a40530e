import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isKnown, isWorkingDay } from '../../../domain/calendar/calendar.ts';
import { addDays } from '../../../domain/calendar/date.ts';
import { minimumPublicityDays, reckonPublicity } from '../../../domain/publicity/reckon.ts';
import { calendarOf2026, calendars, dates } from '../../support/builders/calendar.ts';

const workingDays = fc.integer({ min: 1, max: 30 });

describe('the publicity period', () => {
  test('R-47 the vector over the Spring Festival 2026: 13, 14, 24, 25, 26 count, reporting from the 27th', () => {
    const period = reckonPublicity({
      start: '2026-02-12',
      workingDays: minimumPublicityDays,
      calendar: calendarOf2026,
    });
    expect(period).toEqual({
      start: '2026-02-12',
      counted: ['2026-02-13', '2026-02-14', '2026-02-24', '2026-02-25', '2026-02-26'],
      end: '2026-02-26',
      earliestReportDate: '2026-02-27',
      provisional: false,
    });
  });

  test('R-47 five working days are the least', () => {
    expect(minimumPublicityDays).toBe(5);
  });

  test('R-47 an ordinary week: started on a Monday, reported on the Tuesday after', () => {
    const period = reckonPublicity({ start: '2026-03-02', workingDays: 5, calendar: calendarOf2026 });
    expect(period).toMatchObject({ end: '2026-03-09', earliestReportDate: '2026-03-10' });
  });

  test('R-47 started on a day off, the first working day after it counts', () => {
    const period = reckonPublicity({ start: '2026-10-03', workingDays: 5, calendar: calendarOf2026 });
    expect(period.counted).toEqual(['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13']);
  });

  test('R-84 a period that reaches into a year not yet known is provisional and skips its New Year', () => {
    const period = reckonPublicity({ start: '2026-12-28', workingDays: 5, calendar: calendarOf2026 });
    expect(period.counted).toEqual(['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04', '2027-01-05']);
    expect(period.provisional).toBe(true);
  });

  test('R-84 even where only the report date lies in the year not yet known', () => {
    const period = reckonPublicity({ start: '2026-12-24', workingDays: 5, calendar: calendarOf2026 });
    expect(period).toMatchObject({ end: '2026-12-31', earliestReportDate: '2027-01-04', provisional: true });
  });

  test('R-84 that the start alone lies in a year not known makes nothing provisional', () => {
    const period = reckonPublicity({ start: '2025-12-31', workingDays: 5, calendar: calendarOf2026 });
    expect(period).toMatchObject({ provisional: false, earliestReportDate: '2026-01-09' });
  });

  test.each([0, -1, 4.5, Number.NaN])('R-47 %d working days cannot be reckoned', (days) => {
    const asked = { start: '2026-03-02', workingDays: days, calendar: calendarOf2026 };
    expect(() => reckonPublicity(asked)).toThrow(RangeError);
  });

  test('R-47 exactly the working days asked for are counted, in order, each worked, the start not among them', () => {
    fc.assert(
      fc.property(dates, workingDays, calendars, (start, days, calendar) => {
        const { counted, end, earliestReportDate } = reckonPublicity({ start, workingDays: days, calendar });
        expect(counted).toHaveLength(days);
        expect(counted).toEqual([...new Set(counted)].toSorted());
        expect(counted.every((day) => day > start && isWorkingDay(day, calendar))).toBe(true);
        expect(counted.at(-1)).toBe(end);
        expect(earliestReportDate > end && isWorkingDay(earliestReportDate, calendar)).toBe(true);
        const passed = daysBetweenExclusive(start, earliestReportDate);
        expect(passed.filter((day) => isWorkingDay(day, calendar))).toEqual(counted);
      }),
    );
  });

  test('R-47 a later start never ends earlier, and more days never end earlier', () => {
    fc.assert(
      fc.property(
        dates,
        fc.nat(40),
        workingDays,
        fc.nat(10),
        calendars,
        (start, later, days, more, calendar) => {
          const first = reckonPublicity({ start, workingDays: days, calendar });
          const second = reckonPublicity({
            start: addDays(start, later),
            workingDays: days + more,
            calendar,
          });
          expect(second.end >= first.end).toBe(true);
          expect(second.earliestReportDate >= first.earliestReportDate).toBe(true);
        },
      ),
    );
  });

  test('R-84 provisional exactly where a date after the start, up to the report date, is in a year not known', () => {
    fc.assert(
      fc.property(dates, workingDays, calendars, (start, days, calendar) => {
        const { earliestReportDate, provisional } = reckonPublicity({ start, workingDays: days, calendar });
        const lookedAt = [...daysBetweenExclusive(start, earliestReportDate), earliestReportDate];
        expect(provisional).toBe(!lookedAt.every((day) => isKnown(day, calendar)));
      }),
    );
  });
});

function daysBetweenExclusive(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) days.push(day);
  return days;
}
