import { addDays, type IsoDate, yearOf } from './date.ts';

/**
 * The statutory holidays of the whole people (《全国年节及纪念日放假办法》 as amended from 2025-01-01), for years whose
 * State Council calendar is not yet known. Neither the days moved to and from weekends nor the days off in lieu
 * of a holiday on a weekend can be foreseen.
 *
 * First day of the lunar year, Qingming, Dragon Boat and Mid-Autumn for 2026–2036: computed with chinese-days 1.5.7 and
 * checked against new moons and the sun's longitude (Meeus) in China's time; in 2027 and 2030 the new moon falls
 * within minutes of midnight, and the `chinese` calendar of ICU is a day off there. Beyond the table only the fixed
 * holidays are known: add rows before 2036 ends.
 */
const lunarHolidays: ReadonlyMap<number, readonly [IsoDate, IsoDate, IsoDate, IsoDate]> = new Map([
  [2026, ['2026-02-17', '2026-04-05', '2026-06-19', '2026-09-25']],
  [2027, ['2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15']],
  [2028, ['2028-01-26', '2028-04-04', '2028-05-28', '2028-10-03']],
  [2029, ['2029-02-13', '2029-04-04', '2029-06-16', '2029-09-22']],
  [2030, ['2030-02-03', '2030-04-05', '2030-06-05', '2030-09-12']],
  [2031, ['2031-01-23', '2031-04-05', '2031-06-24', '2031-10-01']],
  [2032, ['2032-02-11', '2032-04-04', '2032-06-12', '2032-09-19']],
  [2033, ['2033-01-31', '2033-04-04', '2033-06-01', '2033-09-08']],
  [2034, ['2034-02-19', '2034-04-05', '2034-06-20', '2034-09-27']],
  [2035, ['2035-02-08', '2035-04-05', '2035-06-10', '2035-09-16']],
  [2036, ['2036-01-28', '2036-04-04', '2036-05-30', '2036-10-04']],
]);

/** The years of the table above. */
export const lunarHolidayYears: readonly number[] = [...lunarHolidays.keys()];

const fixedHolidays: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
};

/** The Chinese name of the statutory holiday on this date, if it is one. R-84. */
export function statutoryHoliday(date: IsoDate): string | undefined {
  const fixed = fixedHolidays[date.slice(5)];
  if (fixed) return fixed;
  const lunar = lunarHolidays.get(yearOf(date));
  if (!lunar) return undefined;
  const [springFestival, qingming, dragonBoat, midAutumn] = lunar;
  // New Year's Eve and the first three days of the lunar year.
  if (date >= addDays(springFestival, -1) && date <= addDays(springFestival, 2)) return '春节';
  if (date === qingming) return '清明节';
  if (date === dragonBoat) return '端午节';
  return date === midAutumn ? '中秋节' : undefined;
}
