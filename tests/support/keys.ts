import { makeCipher } from '../../database/secret/cipher.ts';
import { newSeal } from '../../pdf/new-seal.ts';
import { type Seal, sealFrom } from '../../pdf/seal.ts';
import { newSigningKey, readSigningKey } from '../../signing/key.ts';
import { signerWith } from '../../signing/signed-text.ts';

const key = readSigningKey(newSigningKey());
if (!key) throw new Error('no key');
/** Under which the tests' databases are encrypted, those of the run's stack and of programs on them too. */
export const dataKey = Buffer.alloc(32, 'the tests').toString('base64');
export const cipher = makeCipher({ current: Buffer.from(dataKey, 'base64'), old: [] });
/** The tests' own keys. Whoever signs has published the first one: `publishKey`. */
export const signer = signerWith(key);

let opened: Seal | undefined;
/** Made when the first document is sealed: it takes seconds, and few files of tests seal anything. */
function open(): Seal {
  opened ??= sealFrom(newSeal('测试电子印章', 'test'), 'test');
  if (!opened) throw new Error('no seal');
  return opened;
}
export const seal: Seal = {
  get holder() {
    return open().holder;
  },
  timeFor: (at) => open().timeFor(at),
  placeIn: (doc, about) => open().placeIn(doc, about),
  seal: (pdf, at) => open().seal(pdf, at),
};
