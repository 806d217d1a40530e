import { newSeal } from '../../pdf/new-seal.ts';
import { sealFrom } from '../../pdf/seal.ts';
import { newSigningKey, readSigningKey } from '../../signing/key.ts';
import { signerWith } from '../../signing/signed-text.ts';

const key = readSigningKey(newSigningKey());
const opened = sealFrom(newSeal('测试电子印章', 'test'), 'test');
if (!key || !opened) throw new Error('no keys');
/** The tests' own keys. Whoever signs has published the first one: `publishKey`. */
export const signer = signerWith(key);
export const seal = opened;
