import { makeCipher } from '../../database/secret/cipher.ts';
import { newSeal } from '../../pdf/new-seal.ts';
import { sealFrom } from '../../pdf/seal.ts';
import { newSigningKey, readSigningKey } from '../../signing/key.ts';
import { signerWith } from '../../signing/signed-text.ts';

const key = readSigningKey(newSigningKey());
const opened = sealFrom(newSeal('测试电子印章', 'test'), 'test');
if (!key || !opened) throw new Error('no keys');
/** Under which the tests' databases are encrypted, those of the run's stack and of programs on them too. */
export const dataKey = Buffer.alloc(32, 'the tests').toString('base64');
export const cipher = makeCipher({ current: Buffer.from(dataKey, 'base64'), old: [] });
/** The tests' own keys. Whoever signs has published the first one: `publishKey`. */
export const signer = signerWith(key);
export const seal = opened;
