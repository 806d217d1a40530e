import fc from 'fast-check';
import type { Sex } from '../../../domain/person/identity-card.ts';

export type IdentityCardParts = { region: string; birthDate: string; sex: Sex; sequence: number };

/** A valid 18-digit identity number; `sequence` (0–498) tells apart people of one region, birth date and sex. */
export function identityNumber(parts: Partial<IdentityCardParts> = {}): string {
  const { region = '500101', birthDate = '1998-05-20', sex = 'female', sequence = 1 } = parts;
  const last = String(2 * sequence + (sex === 'male' ? 1 : 0)).padStart(3, '0');
  const digits = `${region}${birthDate.replaceAll('-', '')}${last}`;
  return digits + checkCharacter(digits);
}

/** ISO 7064 MOD 11-2 by its recursion, so as not to repeat the weights that `domain/` uses. */
export function checkCharacter(digits: string): string {
  const rest = Array.from(digits).reduce((carried, digit) => ((carried + Number(digit)) * 2) % 11, 0);
  const check = (12 - rest) % 11;
  return check === 10 ? 'X' : String(check);
}

/** Any person's number, with what it says. */
export const identityCards: fc.Arbitrary<IdentityCardParts> = fc.record({
  region: fc.integer({ min: 110000, max: 659999 }).map(String),
  birthDate: fc
    .date({
      min: new Date('1930-01-01T00:00:00Z'),
      max: new Date('2025-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((day) => day.toISOString().slice(0, 10)),
  sex: fc.constantFrom('male' as const, 'female' as const),
  sequence: fc.integer({ min: 0, max: 498 }),
});
