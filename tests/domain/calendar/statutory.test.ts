import { describe, expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import { addDays, yearOf } from '../../../domain/calendar/date.ts';
import { lunarHolidayYears, statutoryHoliday } from '../../../domain/calendar/statutory.ts';

const daysOfYear = (year: number): string[] => {
  const days: string[] = [];
  for (let date = `${year}-01-01`; yearOf(date) === year; date = addDays(date, 1)) days.push(date);
  return days;
};

/** The same holidays by the lunar calendar of another hand. */
function expectedName(date: string): string | undefined {
  const monthAndDay = date.slice(5);
  if (monthAndDay === '01-01') return '元旦';
  if (['05-01', '05-02'].includes(monthAndDay)) return '劳动节';
  if (['10-01', '10-02', '10-03'].includes(monthAndDay)) return '国庆节';
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(date);
  const tomorrow = chineseDays.getLunarDate(addDays(date, 1));
  if ((lunarMon === 1 && lunarDay <= 3) || (tomorrow.lunarMon === 1 && tomorrow.lunarDay === 1))
    return '春节';
  if (date === chineseDays.getSolarTermDate(yearOf(date), 4, 'pure_brightness')) return '清明节';
  if (isLeap) return undefined;
  if (lunarMon === 5 && lunarDay === 5) return '端午节';
  return lunarMon === 8 && lunarDay === 15 ? '中秋节' : undefined;
}

describe('statutory holidays', () => {
  test('R-84 the table covers 2026 to 2036 without a hole', () => {
    expect(lunarHolidayYears).toEqual(Array.from({ length: 11 }, (_, n) => 2026 + n));
  });

  test.each(lunarHolidayYears)('R-84 the holidays of %i agree with chinese-days day by day', (year) => {
    const found = daysOfYear(year).map((date) => [date, statutoryHoliday(date)]);
    expect(found).toEqual(daysOfYear(year).map((date) => [date, expectedName(date)]));
  });

  test('R-84 a year has thirteen statutory days, fewer only where two holidays meet', () => {
    const counts = lunarHolidayYears.map(
      (year) => daysOfYear(year).filter((date) => statutoryHoliday(date)).length,
    );
    // Mid-Autumn lies within the National Day holidays in 2028 and 2031.
    expect(counts).toEqual([13, 13, 12, 13, 13, 12, 13, 13, 13, 13, 13]);
  });

  test('R-84 new moons within minutes of midnight: the Spring Festivals of 2027 and 2030', () => {
    expect(statutoryHoliday('2027-02-05')).toBe('春节');
    expect(statutoryHoliday('2027-02-09')).toBeUndefined();
    expect(statutoryHoliday('2030-02-01')).toBeUndefined();
    expect(statutoryHoliday('2030-02-05')).toBe('春节');
  });

  test('R-84 beyond the table only the fixed holidays are known', () => {
    expect(daysOfYear(2040).filter((date) => statutoryHoliday(date))).toHaveLength(6);
  });
});
