/** The public page that verifies certificates. */
export const verifyAddress = (publicUrl: string): string => `${publicUrl}/verify`;

/**
 * What a certificate's QR code says: the public page with the signed payload, so that it is verified by a look and can be
 * checked without us. One that was never signed leads to the page alone.
 */
export const codeOf = (publicUrl: string, payload: string | null): string =>
  payload ? `${verifyAddress(publicUrl)}?c=${payload}` : verifyAddress(publicUrl);
