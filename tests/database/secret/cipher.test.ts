import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeCipher } from '../../../database/secret/cipher.ts';

const keyOf = (name: string): Buffer => Buffer.alloc(32, name);
const cipher = makeCipher({ current: keyOf('now'), old: [] });
const idNumber = '500101199805200028';

describe('what is encrypted', () => {
  test('reads as it was, says nothing of itself, and is never the same twice', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const [one, other] = [cipher.encrypt('phone', text), cipher.encrypt('phone', text)];
        expect(one).toMatch(new RegExp(`^e1\\.${cipher.keyId}\\.[\\w-]+$`));
        expect(one).not.toBe(other);
        expect(cipher.decrypt('phone', one)).toBe(text);
      }),
    );
    expect(cipher.encrypt('phone', '')).toBe('');
    expect(cipher.decrypt('phone', '')).toBe('');
  });

  test('a changed one, one put in another’s place, a plain one and one of a foreign key are not read', () => {
    const stored = cipher.encrypt('idNumber', idNumber);
    const [version, key, bytes = ''] = stored.split('.');
    for (let place = 0; place < bytes.length - 1; place++) {
      const other = bytes[place] === 'A' ? 'B' : 'A';
      const changed = `${version}.${key}.${bytes.slice(0, place)}${other}${bytes.slice(place + 1)}`;
      expect(() => cipher.decrypt('idNumber', changed)).toThrow();
    }
    expect(() => cipher.decrypt('phone', stored)).toThrow();
    expect(() => cipher.decrypt('idNumber', `${version}.${key}.`)).toThrow();
    expect(() => cipher.decrypt('idNumber', idNumber)).toThrow('not encrypted by a key that is set');
    const stranger = makeCipher({ current: keyOf('stranger'), old: [] });
    expect(() => stranger.decrypt('idNumber', stored)).toThrow('not encrypted by a key that is set');
  });

  test('under an old key is still read, and renewed under the new one; what is new already stays', () => {
    const stored = cipher.encrypt('idNumber', idNumber);
    const next = makeCipher({ current: keyOf('next'), old: [keyOf('now')] });
    expect(next.decrypt('idNumber', stored)).toBe(idNumber);
    const renewed = next.renew('idNumber', stored);
    expect(renewed).toContain(next.keyId);
    expect(makeCipher({ current: keyOf('next'), old: [] }).decrypt('idNumber', renewed)).toBe(idNumber);
    expect(next.renew('idNumber', renewed)).toBe(renewed);
    expect(next.decrypt('idNumber', next.renew('idNumber', idNumber))).toBe(idNumber);
  });
});

describe('an index', () => {
  test('is the same for the same text, and another for another text, kind or key', () => {
    const index = cipher.index('idNumber', idNumber);
    expect(cipher.index('idNumber', idNumber)).toBe(index);
    const next = makeCipher({ current: keyOf('next'), old: [keyOf('now')] });
    const others = [
      cipher.index('idNumber', '500101199805200036'),
      cipher.index('holder', idNumber),
      next.index('idNumber', idNumber),
    ];
    expect(new Set([index, ...others]).size).toBe(4);
    expect(index).not.toContain(idNumber);
  });
});
