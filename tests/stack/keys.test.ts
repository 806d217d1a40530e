import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newSeal } from '../../pdf/new-seal.ts';
import { newSigningKey } from '../../signing/key.ts';
import { loadConfig } from '../../stack/config.ts';
import { loadKeys } from '../../stack/keys.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'title-review-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const load = (settings: Record<string, string> = {}) =>
  loadKeys(loadConfig({ DATA_DIR: folder, ...settings }));

describe('the keys of certificates', () => {
  test('R-94 are self-made once where none is set, also by two at once, and nobody else reads them', async () => {
    const [one, two] = await Promise.all([load(), load()]);
    expect(one.signer.key).toEqual(two.signer.key);
    expect((await load()).signer.key).toEqual(one.signer.key);
    expect((await stat(join(folder, 'keys/certificate-signing.pem'))).mode & 0o777).toBe(0o600);
  });

  test('R-94 those that are set hold', async () => {
    const seal = join(folder, 'own.p12');
    await writeFile(seal, newSeal('江州市职称办', '密码1'));
    const set = {
      CERTIFICATE_SIGNING_KEY: newSigningKey(),
      CERTIFICATE_SEAL: seal,
      CERTIFICATE_SEAL_PASSWORD: '密码1',
    };
    const own = await load(set);
    expect(own.seal.holder).toBe('江州市职称办');
    expect(own.signer.key).not.toEqual((await load()).signer.key);
    for (const wrong of [
      { ...set, CERTIFICATE_SEAL_PASSWORD: 'x' },
      { ...set, CERTIFICATE_SEAL: join(folder, 'none') },
      { ...set, CERTIFICATE_SIGNING_KEY: 'x' },
    ])
      await expect(load(wrong)).rejects.toMatchObject({ code: 'SIGNING_KEY_UNUSABLE' });
  });
});
