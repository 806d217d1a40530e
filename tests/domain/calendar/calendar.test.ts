import { describe, expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import {
  isKnown,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
} from '../../../domain/calendar/calendar.ts';
import { addDays } from '../../../domain/calendar/date.ts';
import { calendarOf2026, calendars, dates } from '../../support/builders/calendar.ts';

const nothingKnown = { years: new Set<number>(), days: new Map() };

describe('working days', () => {
  test.each([
    ['2026-02-13', true, 'a Friday'],
    ['2026-02-14', true, 'a Saturday worked'],
    ['2026-02-16', false, 'a Monday off'],
    ['2026-02-23', false, 'the last day off'],
    ['2026-02-24', true, 'the first day after'],
    ['2026-03-07', false, 'a plain Saturday'],
    ['2026-10-10', true, 'a Saturday worked'],
  ])('R-84 in the known year 2026, %s counts as working: %s (%s)', (date, working) => {
    expect(isWorkingDay(date, calendarOf2026)).toBe(working);
  });

  test('R-84 the tests’ calendar of 2026 is the one that the platform is seeded with', () => {
    for (let date = '2026-01-01'; date < '2027'; date = addDays(date, 1)) {
      expect([date, isWorkingDay(date, calendarOf2026)]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });

  test.each([
    ['2027-01-01', false, 'a Friday, New Year'],
    ['2027-02-05', false, 'a Friday, New Year’s Eve of the lunar year'],
    ['2027-02-09', true, 'a Tuesday that the State Council may yet give'],
    ['2027-05-02', false, 'a Sunday'],
    ['2027-10-04', true, 'a Monday that the State Council may yet give'],
  ])('R-84 in a year not yet known, %s counts as working: %s (%s)', (date, working) => {
    expect(isKnown(date, calendarOf2026)).toBe(false);
    expect(isWorkingDay(date, calendarOf2026)).toBe(working);
  });

  test('R-84 entries of a year that is not entered as a whole are not looked at', () => {
    const days = new Map([['2027-03-03', { working: false, name: '' }]]);
    expect(isWorkingDay('2027-03-03', { years: new Set(), days })).toBe(true);
    expect(isWorkingDay('2027-03-03', { years: new Set([2027]), days })).toBe(false);
  });

  test('R-84 the administrator can correct a single day', () => {
    const days = new Map([...calendarOf2026.days, ['2026-03-04', { working: false, name: '停工' }] as const]);
    expect(nextWorkingDay('2026-03-03', { ...calendarOf2026, days })).toBe('2026-03-05');
  });

  test('R-84 the next working day is later, worked, and nothing between is worked', () => {
    fc.assert(
      fc.property(dates, calendars, (date, calendar) => {
        const next = nextWorkingDay(date, calendar);
        expect(next > date).toBe(true);
        expect(isWorkingDay(next, calendar)).toBe(true);
        for (let day = addDays(date, 1); day < next; day = addDays(day, 1)) {
          expect(isWorkingDay(day, calendar)).toBe(false);
        }
      }),
    );
  });

  test('R-99 the working day before the next working day is the date itself, or the one before it', () => {
    fc.assert(
      fc.property(dates, calendars, (date, calendar) => {
        const back = previousWorkingDay(nextWorkingDay(date, calendar), calendar);
        expect(back).toBe(isWorkingDay(date, calendar) ? date : previousWorkingDay(date, calendar));
      }),
    );
  });

  test('R-84 without any calendar no weekend and no statutory holiday is worked', () => {
    fc.assert(
      fc.property(
        dates,
        (date) => !isWorkingDay(date, nothingKnown) || !/-(01-01|05-0[12]|10-0[123])$/.test(date),
      ),
    );
  });

  test('R-84 a calendar without a working day is a fault, not an endless search', () => {
    const days = new Map(
      Array.from(
        { length: 800 },
        (_, n) => [addDays('2026-01-01', n), { working: false, name: '' }] as const,
      ),
    );
    expect(() => nextWorkingDay('2026-01-01', { years: new Set([2026, 2027, 2028]), days })).toThrow(
      RangeError,
    );
  });
});
