import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { SignedKind, Signer } from '../domain/certificate/signer.ts';
import { publicHalf } from './key.ts';

/**
 * A signed text in one word: kind, key id, text in base64url, Ed25519 signature of all before it in base64url, with dots
 * between them. Anyone with the public key can check it, without asking us.
 */
export function signerWith(privateKey: KeyObject): Signer {
  const key = publicHalf(privateKey);
  return {
    key,
    sign: (kind, text) => {
      const signed = `${kind}.${key.id}.${Buffer.from(text).toString('base64url')}`;
      return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
    },
  };
}

const shape = /^(T[CR]1)\.([\w-]{11})\.([\w-]+)\.([\w-]{86})$/;

/** Which key a signed text names; nothing for what is none. */
export const keyIdOf = (signed: string): string | undefined => shape.exec(signed)?.[2];

/** The text, if it is of this kind and signed by the key. */
export function verifiedText(kind: SignedKind, signed: string, publicKey: string): string | undefined {
  const [, found, , text, signature] = shape.exec(signed) ?? [];
  if (found !== kind || text === undefined || signature === undefined) return undefined;
  const before = Buffer.from(signed.slice(0, signed.lastIndexOf('.')));
  const sound = verify(null, before, createPublicKey(publicKey), Buffer.from(signature, 'base64url'));
  return sound ? Buffer.from(text, 'base64url').toString() : undefined;
}
