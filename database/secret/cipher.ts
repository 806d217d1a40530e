import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Db } from '../connect.ts';

/** 32 bytes each. What the old ones have encrypted can still be read, and is encrypted anew at the next start. */
export type DataKeys = { current: Buffer; old: readonly Buffer[] };

/** What a text is: one kind cannot be put in the place of another. */
export type SecretKind = 'idNumber' | 'phone' | 'contact' | 'recipient';

/**
 * Encrypts what the database must not hold in plain: `e1.<key id>.<base64url of nonce, text, tag>`, AES-256-GCM, the
 * kind bound to it. An empty text stays empty. Reading one whose key is not there, or that was changed, throws.
 */
export type Cipher = {
  /** Of the key that encrypts now. */
  keyId: string;
  knows: (keyId: string) => boolean;
  encrypt: (kind: SecretKind, text: string) => string;
  decrypt: (kind: SecretKind, stored: string) => string;
  /** Encrypted by the key of now, whatever it was before: plain, or encrypted by an old one. */
  renew: (kind: SecretKind, stored: string) => string;
  /** The same for the same text and of no use to who has not the key: what is looked up by equality. */
  index: (kind: SecretKind | 'holder', text: string) => string;
};

const version = 'e1';
const nonceLength = 12;
const tagLength = 16;

type Key = { id: string; encrypting: Buffer; indexing: Buffer };

export function makeCipher({ current, old }: DataKeys): Cipher {
  const now = derived(current);
  const keys = new Map([...old.map(derived), now].map((key) => [key.id, key]));
  const encrypt = (kind: SecretKind, text: string): string => (text === '' ? '' : sealed(now, kind, text));
  const decrypt = (kind: SecretKind, stored: string): string => {
    if (stored === '') return '';
    const [, id = '', bytes = ''] = stored.split('.');
    const key = keys.get(id);
    if (!key || !isEncrypted(stored)) throw new Error(`a ${kind} is not encrypted by a key that is set`);
    return opened(key, kind, Buffer.from(bytes, 'base64url'));
  };
  return {
    keyId: now.id,
    knows: (keyId) => keys.has(keyId),
    encrypt,
    decrypt,
    renew: (kind, stored) => {
      if (!isEncrypted(stored)) return encrypt(kind, stored);
      return stored.startsWith(`${version}.${now.id}.`) ? stored : encrypt(kind, decrypt(kind, stored));
    },
    index: (kind, text) => createHmac('sha256', now.indexing).update(`${kind}\0${text}`).digest('base64url'),
  };
}

const isEncrypted = (stored: string): boolean => stored.startsWith(`${version}.`);

/** The cipher that came with the connection: whoever was given the connection works under its keys. */
export function cipherOf(knex: Db): Cipher {
  const cipher = knex.userParams.cipher as Cipher | undefined;
  if (!cipher) throw new Error('this connection was made without a cipher');
  return cipher;
}

/** Each purpose has a key of its own, so that none tells anything of another. */
function derived(master: Buffer): Key {
  const of = (purpose: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', master, '', `title-review ${purpose}`, length));
  return {
    id: of('key id', 6).toString('base64url'),
    encrypting: of('encryption', 32),
    indexing: of('index', 32),
  };
}

const boundTo = (key: Key, kind: SecretKind): Buffer => Buffer.from(`${version}.${key.id}.${kind}`);

function sealed(key: Key, kind: SecretKind, text: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key.encrypting, nonce).setAAD(boundTo(key, kind));
  const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${key.id}.${bytes.toString('base64url')}`;
}

function opened(key: Key, kind: SecretKind, bytes: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key.encrypting, bytes.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(boundTo(key, kind)).setAuthTag(bytes.subarray(-tagLength));
  const text = decipher.update(bytes.subarray(nonceLength, -tagLength));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}
