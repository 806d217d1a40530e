import type { IsoDate } from './date.ts';

/** A date as official letters write it: 2026年3月2日. */
export function dateText(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
