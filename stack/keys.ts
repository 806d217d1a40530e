import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Signer } from '../domain/certificate/signer.ts';
import type { DataKeys } from '../database/secret/cipher.ts';
import { startupFault } from '../domain/startup-faults.ts';
import { newSeal } from '../pdf/new-seal.ts';
import { type Seal, sealFrom } from '../pdf/seal.ts';
import { newSigningKey, readSigningKey } from '../signing/key.ts';
import { signerWith } from '../signing/signed-text.ts';
import type { Config } from './config.ts';
import { keptFile } from './kept-file.ts';
import { dataKeyFrom } from './settings.ts';

/** Nobody else reads the file; the password only satisfies the format. */
const ownPassword = 'demo';

/**
 * The key that signs certificates and the one that seals their PDFs. Where none is set, self-made ones that stay
 * in the data folder. Faults: SIGNING_KEY_UNUSABLE.
 */
export async function loadKeys(config: Config): Promise<{ signer: Signer; seal: Seal }> {
  const folder = join(config.DATA_DIR, 'keys');
  const own = (name: string, make: () => string | Buffer): Promise<Buffer> => keptFile(folder, name, make);
  const pem =
    config.CERTIFICATE_SIGNING_KEY ?? (await own('certificate-signing.pem', newSigningKey)).toString();
  const key = readSigningKey(pem);
  if (!key) throw startupFault('SIGNING_KEY_UNUSABLE', { setting: 'CERTIFICATE_SIGNING_KEY' });
  const seal = config.CERTIFICATE_SEAL
    ? sealFrom(await readSeal(config.CERTIFICATE_SEAL), config.CERTIFICATE_SEAL_PASSWORD ?? '')
    : sealFrom(await own('certificate-seal.p12', demoSeal), ownPassword);
  if (!seal) throw startupFault('SIGNING_KEY_UNUSABLE', { setting: 'CERTIFICATE_SEAL' });
  return { signer: signerWith(key), seal };
}

const demoSeal = (): Buffer => newSeal('职称初定、职称确认办理平台（演示）', ownPassword);

const readSeal = (path: string): Promise<Buffer> =>
  readFile(path).catch(() => {
    throw startupFault('SIGNING_KEY_UNUSABLE', { setting: 'CERTIFICATE_SEAL' });
  });

/**
 * The key that encrypts numbers of documents and phones in the database, and old ones that may still be needed. Where
 * none is set, a self-made one that stays in the data folder. Fault: DATA_KEY_UNUSABLE.
 */
export async function loadDataKeys(config: Config): Promise<DataKeys> {
  const old = config.DATA_ENCRYPTION_OLD_KEYS ?? [];
  if (config.DATA_ENCRYPTION_KEY) return { current: config.DATA_ENCRYPTION_KEY, old };
  const folder = join(config.DATA_DIR, 'keys');
  const name = 'data-encryption.key';
  const kept = await keptFile(folder, name, () => randomBytes(32).toString('base64'));
  const current = dataKeyFrom(kept.toString().trim());
  if (!current) throw startupFault('DATA_KEY_UNUSABLE', { file: join(folder, name) });
  return { current, old };
}
