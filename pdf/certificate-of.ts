import { dateInShanghai } from '../domain/calendar/date.ts';
import { readPayload } from '../domain/certificate/payload.ts';
import type { PrintedCertificate } from './certificate.ts';
import { codeOf, verifyAddress } from './certificate-address.ts';
import { printablePhoto } from './photo.ts';

/** A certificate as it is stored, all but what comes from elsewhere. */
export type StoredCertificate = Omit<PrintedCertificate, 'photo' | 'code' | 'verifyAt' | 'revoked'> & {
  payload: string | null;
  revokedAt: Date | null;
  revocationNumber: string | null;
};

/** A certificate as it is printed. What was signed is what is shown: a unit may have another name since. */
export function printedCertificate(
  stored: StoredCertificate,
  from: { photo: Buffer | null; publicUrl: string },
): PrintedCertificate {
  const { payload, revokedAt, revocationNumber, ...shown } = stored;
  const text = payload ? Buffer.from(payload.split('.')[2] ?? '', 'base64url').toString() : '';
  return {
    ...shown,
    ...readPayload(text),
    photo: printablePhoto(from.photo),
    code: codeOf(from.publicUrl, payload),
    verifyAt: verifyAddress(from.publicUrl),
    revoked: revokedAt && { on: dateInShanghai(revokedAt), approvalNumber: revocationNumber ?? '' },
  };
}
