import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Signer } from '../domain/certificate/signer.ts';
import { startupFault } from '../domain/startup-faults.ts';
import { newSeal } from '../pdf/new-seal.ts';
import { type Seal, sealFrom } from '../pdf/seal.ts';
import { newSigningKey, readSigningKey } from '../signing/key.ts';
import { signerWith } from '../signing/signed-text.ts';
import type { Config } from './config.ts';

/** Nobody else reads the file; the password only satisfies the format. */
const ownPassword = 'demo';

/**
 * The key that signs certificates and the one that seals their PDFs. Where none is set, self-made ones that stay
 * in the data folder: made once, also by two processes at once. Faults: SIGNING_KEY_UNUSABLE.
 */
export async function loadKeys(config: Config): Promise<{ signer: Signer; seal: Seal }> {
  const folder = join(config.DATA_DIR, 'keys');
  const own = async (name: string, make: () => string | Buffer): Promise<Buffer> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const kept = await readFile(join(folder, name)).catch(() => undefined);
    if (kept) return kept;
    const draft = join(folder, `${name}.${randomUUID()}`);
    await writeFile(draft, make(), { mode: 0o600 });
    // It appears whole or not at all; of two the first one holds.
    await link(draft, join(folder, name)).catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    });
    await rm(draft);
    return readFile(join(folder, name));
  };
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
