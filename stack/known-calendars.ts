import chineseDays from 'chinese-days';
import { addDays } from '../domain/calendar/date.ts';
import type { CalendarDay } from '../database/calendar/enter-year.ts';

/** Years whose State Council calendar the library knows; later ones are entered by the administrator. */
export const knownYears = [2024, 2025, 2026];

/** The days of a year that differ from the week's usual rhythm: holidays on weekdays, worked weekends. */
export function knownCalendar(year: number): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
    const { work, name } = chineseDays.getDayDetail(date);
    const weekday = ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    if (work !== weekday) days.push({ date, working: work, name: nameIn(name) });
  }
  return days;
}

/** `Spring Festival,春节,4` → 春节 */
const nameIn = (text: string): string => text.split(',')[1] ?? text;
