import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dateInShanghai,
  daysBetween,
  fullYears,
  isRealDate,
  isWeekend,
  mondayOf,
  startOfDayInShanghai,
  yearOf,
} from '../../../domain/calendar/date.ts';
import { dates } from '../../support/builders/calendar.ts';

const instants = fc.date({
  min: new Date('1992-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('dates', () => {
  test.each([
    ['2026-12-31T15:59:59.999Z', '2026-12-31'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2026-02-28T18:00:00.000Z', '2026-03-01'],
  ])('the date in Shanghai at %s is %s', (instant, date) => {
    expect(dateInShanghai(new Date(instant))).toBe(date);
  });

  test('a week begins on Monday', () => {
    const week = ['2026-03-08', '2026-03-09', '2026-03-11', '2026-03-15', '2026-03-16'];
    expect(week.map(mondayOf)).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-09',
      '2026-03-09',
      '2026-03-16',
    ]);
  });

  test('the date in Shanghai is the one that the time zone database knows', () => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    fc.assert(fc.property(instants, (now) => dateInShanghai(now) === format.format(now)));
  });

  test('a day in Shanghai begins at its first instant and not before', () => {
    expect(startOfDayInShanghai('2026-02-27').toISOString()).toBe('2026-02-26T16:00:00.000Z');
    fc.assert(
      fc.property(dates, (date) => {
        const start = startOfDayInShanghai(date);
        expect(dateInShanghai(start)).toBe(date);
        expect(dateInShanghai(new Date(start.getTime() - 1))).toBe(addDays(date, -1));
      }),
    );
  });

  test('days are added across months, leap days and years, and counted back', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    fc.assert(
      fc.property(dates, fc.integer({ min: -800, max: 800 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  test('what is no date cannot be reckoned with', () => {
    expect(() => addDays('2026-13-01', 1)).toThrow(RangeError);
  });

  test.each(['2026-02-28', '2028-02-29', '2000-02-29'])('%s is a real date', (date) => {
    expect(isRealDate(date)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '1900-02-29',
    '20260101',
    '',
    '2026-02-28 ',
  ])('“%s” is not a real date', (text) => {
    expect(isRealDate(text)).toBe(false);
  });

  test('Saturday and Sunday are the weekend, and two of any seven days', () => {
    expect(['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-16'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    fc.assert(
      fc.property(dates, (date) => {
        const week = Array.from({ length: 7 }, (_, n) => addDays(date, n));
        return week.filter(isWeekend).length === 2;
      }),
    );
  });

  test('years are full on the anniversary; 29 February comes round on 1 March', () => {
    expect(fullYears('2008-03-02', '2026-03-01')).toBe(17);
    expect(fullYears('2008-03-02', '2026-03-02')).toBe(18);
    expect(fullYears('2008-02-29', '2026-02-28')).toBe(17);
    expect(fullYears('2008-02-29', '2026-03-01')).toBe(18);
    expect(yearOf('2026-03-02')).toBe(2026);
  });
});
