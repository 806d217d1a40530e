import { isRealDate } from '../../../../domain/calendar/date.ts';

/** A date however people type it (20240630, 2024.6.30, 2024年6月30日) as `2024-06-30`; what is no date stays as it is. */
export function typedDate(text: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})[-./年 ]?(\d{1,2})[-./月 ]?(\d{1,2})日?$/.exec(text.trim()) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRealDate(date) ? date : text.trim();
}
