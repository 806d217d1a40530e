import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/** A new Ed25519 key as PEM (PKCS#8), for those who bring none of their own. */
export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The private key of a PEM, if it is Ed25519. */
export function readSigningKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The public half as PEM, and the name by which signatures refer to it: the beginning of its hash. */
export function publicHalf(key: KeyObject): { id: string; publicKey: string } {
  const half = createPublicKey(key);
  const der = half.export({ type: 'spki', format: 'der' });
  const id = createHash('sha256').update(der).digest('base64url').slice(0, 11);
  return { id, publicKey: half.export({ type: 'spki', format: 'pem' }).toString() };
}
