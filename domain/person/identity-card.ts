import { type IsoDate, isRealDate } from '../calendar/date.ts';

export const sexes = ['male', 'female'] as const;
export type Sex = (typeof sexes)[number];
export const sexTitles: Record<Sex, string> = { male: '男', female: '女' };

/** What an 18-digit resident identity number (GB 11643) says of its holder. */
export type IdentityCard = { number: string; birthDate: IsoDate; sex: Sex };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/**
 * Reads an identity number; spaces around it and a small x are forgiven. Where it is not one: every fault as a
 * Chinese sentence. R-03.
 */
export function parseIdentityCard(
  text: string,
): { ok: true; card: IdentityCard } | { ok: false; faults: readonly string[] } {
  const number = text.trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) {
    return { ok: false, faults: ['身份证号应为18位，前17位为数字，末位为数字或X'] };
  }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const faults: string[] = [];
  if (!isRealDate(birthDate) || birthDate < '1900') faults.push('身份证号中的出生日期不存在，请核对');
  if (number.at(17) !== checkCharacter(number)) faults.push('身份证号校验位不符，请核对是否输错');
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, card: { number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' } };
}

/** The character that must stand last, from the 17 digits before it. */
function checkCharacter(number: string): string | undefined {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return checkCharacters[sum % 11];
}
