import fc from 'fast-check';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { addDays } from '../../../domain/calendar/date.ts';

const holidays: readonly [name: string, from: string, days: number][] = [
  ['元旦', '2026-01-01', 3],
  ['春节', '2026-02-15', 9],
  ['清明节', '2026-04-04', 3],
  ['劳动节', '2026-05-01', 5],
  ['端午节', '2026-06-19', 3],
  ['中秋节', '2026-09-25', 3],
  ['国庆节', '2026-10-01', 7],
];
const workedWeekends: readonly [date: string, name: string][] = [
  ['2026-01-04', '元旦'],
  ['2026-02-14', '春节'],
  ['2026-02-28', '春节'],
  ['2026-05-09', '劳动节'],
  ['2026-09-20', '国庆节'],
  ['2026-10-10', '国庆节'],
];

/** The State Council's calendar of 2026, and nothing of any other year. */
export const calendarOf2026: Calendar = {
  years: new Set([2026]),
  days: new Map<string, { working: boolean; name: string }>([
    ...holidays.flatMap(([name, from, days]) =>
      Array.from({ length: days }, (_, n) => [addDays(from, n), { working: false, name }] as const),
    ),
    ...workedWeekends.map(([date, name]) => [date, { working: true, name }] as const),
  ]),
};

/** Dates from 2026 on, within the table of lunar holidays. */
export const dates: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 3800 })
  .map((days) => addDays('2026-01-01', days));

/** Calendars of some known years with any days off or worked. */
export const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    years: fc.subarray([2026, 2027, 2028, 2029, 2031, 2034]),
    days: fc.array(fc.tuple(dates, fc.boolean()), { maxLength: 300 }),
  })
  .map(({ years, days }) => ({
    years: new Set(years),
    days: new Map(days.map(([date, working]) => [date, { working, name: '' }])),
  }));
