import type { Business } from '../business.ts';

/** What a number is made from. `sequence` counts from 1 within one year, business and kind of number. */
export type NumberParts = { year: number; business: Business; sequence: number };

/** The first letter of 初定 (chūdìng) and 确认 (quèrèn). */
const letters: Record<Business, string> = { initial: 'C', confirmation: 'Q' };

/**
 * The number of a certificate: 渝, the letter of the business, the year of issue, a running number, e.g.
 * 渝C2026-000123. R-54. Throws RangeError for a sequence or year that cannot be.
 */
export function certificateNumber(parts: NumberParts): string {
  return `渝${letters[parts.business]}${yearAndSequence(parts)}`;
}

/**
 * The number of an application, by which people find it: SB (申报), the letter of the business, the year of first
 * submission, a running number, e.g. SBC2026-000123. Throws RangeError for a sequence or year that cannot be.
 */
export function applicationNumber(parts: NumberParts): string {
  return `SB${letters[parts.business]}${yearAndSequence(parts)}`;
}

/** Six digits at least; past 999999 the number simply grows, and stays unique. */
function yearAndSequence({ year, sequence }: NumberParts): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`No such year: ${year}`);
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`No such sequence: ${sequence}`);
  return `${year}-${String(sequence).padStart(6, '0')}`;
}
