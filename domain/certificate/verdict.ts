import { dateInShanghai } from '../calendar/date.ts';
import type { Business, Level } from '../business.ts';

export type Verdict = 'valid' | 'revoked' | 'unknown';

/** What the public page says of each; nothing of why a certificate is not known. */
export const verdictMessages: Record<Verdict, string> = {
  valid: '证书有效',
  revoked: '证书已撤销',
  unknown: '没有查到相符的证书，请核对填写的内容',
};

export type Found = {
  number: string;
  name: string;
  business: Business;
  series: string;
  profession: string;
  level: Level;
  unit: string;
  issuedOn: string;
  revokedAt: Date | null;
};

export type VerifiedCertificate = Omit<Found, 'revokedAt'> & { revokedOn: string | null };

/** The public answer about a certificate: enough to compare with the paper, no more. */
export function verdictOn(found: Found | undefined): {
  result: Verdict;
  message: string;
  certificate: VerifiedCertificate | null;
} {
  if (!found) return { result: 'unknown', message: verdictMessages.unknown, certificate: null };
  const { revokedAt, name, number, business, series, profession, level, unit, issuedOn } = found;
  const result = revokedAt ? 'revoked' : 'valid';
  const revokedOn = revokedAt && dateInShanghai(revokedAt);
  const certificate = {
    number,
    name: maskedName(name),
    business,
    series,
    profession,
    level,
    unit,
    issuedOn,
    revokedOn,
  };
  return { result, message: verdictMessages[result], certificate };
}

/** Enough of a name to compare it with the paper: 陈* or 欧**依. */
export function maskedName(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= 2) return `${characters[0] ?? ''}*`;
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}
