import type { Cipher } from '../secret/cipher.ts';

/** What whoever verifies a certificate by its number has to know of its holder. */
export type HolderProof = { number: string; name: string; idTail: string };

/**
 * Number, name and end of the document number as one value: the public verification compares it and reads neither name
 * nor document.
 */
export const holderIndex = (cipher: Cipher, { number, name, idTail }: HolderProof): string =>
  cipher.index('holder', JSON.stringify([number, name, idTail]));

/** As `domain/api/certificates.ts` asks for it. */
export const idTailOf = (idNumber: string): string => idNumber.slice(-4).toUpperCase();
