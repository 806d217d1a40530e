import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCreditCode } from '../../../domain/unit/credit-code.ts';

/** Codes of well-known companies, and the standard's own example. */
const real = [
  '91110000802100433B',
  '9144030071526726XG',
  '914403001922038216',
  '91330100799655058B',
  '91350100M000100Y43',
];

describe('a unified social credit code', () => {
  test.each(real)('R-30 %s is one', (code) => {
    expect(parseCreditCode(` ${code.toLowerCase()} `)).toEqual({ ok: true, code });
  });

  test.each(['', '9144030019220382', '91440300192203821I', '9144030O1922038216', '91440300192203821６'])(
    'R-30 %p has not the form of one',
    (text) => {
      expect(parseCreditCode(text)).toEqual({
        ok: false,
        fault: expect.stringMatching(/18位/) as unknown,
      });
    },
  );

  test('R-30 one wrong character, or two neighbours that changed places, is always noticed', () => {
    const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    fc.assert(
      fc.property(
        fc.constantFrom(...real),
        fc.nat(17),
        fc.constantFrom(...Array.from(characters)),
        (code, at, character) => {
          fc.pre(code[at] !== character);
          expect(parseCreditCode(code.slice(0, at) + character + code.slice(at + 1)).ok).toBe(false);
        },
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...real), fc.nat(16), (code, at) => {
        const one = code.charAt(at);
        const two = code.charAt(at + 1);
        fc.pre(one !== two);
        expect(parseCreditCode(code.slice(0, at) + two + one + code.slice(at + 2)).ok).toBe(false);
      }),
    );
  });
});
