import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newSeal } from '../../pdf/new-seal.ts';
import { newSigningKey } from '../../signing/key.ts';
import { loadConfig } from '../../stack/config.ts';
import { loadDataKeys, loadKeys } from '../../stack/keys.ts';

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

describe('the key of what is encrypted in the database', () => {
  const loadData = (settings: Record<string, string> = {}) =>
    loadDataKeys(loadConfig({ DATA_DIR: folder, ...settings }));
  const [one, two] = ['one', 'two'].map((name) => Buffer.alloc(32, name));

  test('is self-made once where none is set, also by two at once, and nobody else reads it', async () => {
    const [first, second] = await Promise.all([loadData(), loadData()]);
    expect(first.current).toHaveLength(32);
    expect(second).toEqual(first);
    expect((await stat(join(folder, 'keys/data-encryption.key'))).mode & 0o777).toBe(0o600);
  });

  test('that is set holds, with old ones beside it; one of another length is refused', async () => {
    const [current = '', old = ''] = [one, two].map((key) => key?.toString('base64'));
    const set = { DATA_ENCRYPTION_KEY: current, DATA_ENCRYPTION_OLD_KEYS: `${old}, ${current}` };
    expect(await loadData(set)).toEqual({ current: one, old: [two, one] });
    for (const wrong of [
      { DATA_ENCRYPTION_KEY: Buffer.alloc(16).toString('base64') },
      { DATA_ENCRYPTION_KEY: 'a password' },
      { DATA_ENCRYPTION_OLD_KEYS: `${old},x` },
    ])
      expect(() => loadConfig(wrong)).toThrow(/DATA_ENCRYPTION_\w+（须为/);
  });

  test('whose file is broken keeps the platform from starting', async () => {
    await writeFile(join(folder, 'keys/data-encryption.key'), 'broken');
    await expect(loadData()).rejects.toMatchObject({ code: 'DATA_KEY_UNUSABLE' });
  });
});
