import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { businesses } from '../../../domain/business.ts';
import { applicationNumber, certificateNumber } from '../../../domain/certificate/number.ts';

const parts = fc.record({
  year: fc.integer({ min: 2026, max: 2040 }),
  business: fc.constantFrom(...businesses),
  sequence: fc.integer({ min: 1, max: 3_000_000 }),
});

describe('numbers', () => {
  test('R-54 a certificate’s number says city, business, year and sequence', () => {
    expect(certificateNumber({ year: 2026, business: 'initial', sequence: 123 })).toBe('渝C2026-000123');
    expect(certificateNumber({ year: 2027, business: 'confirmation', sequence: 1 })).toBe('渝Q2027-000001');
  });

  test('R-04 an application’s number looks different', () => {
    expect(applicationNumber({ year: 2026, business: 'initial', sequence: 123 })).toBe('SBC2026-000123');
    expect(applicationNumber({ year: 2026, business: 'confirmation', sequence: 9 })).toBe('SBQ2026-000009');
  });

  test('R-54 different years, businesses or sequences never share a number', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same = a.year === b.year && a.business === b.business && a.sequence === b.sequence;
        expect(certificateNumber(a) === certificateNumber(b)).toBe(same);
        expect(applicationNumber(a) === applicationNumber(b)).toBe(same);
        expect(certificateNumber(a)).not.toBe(applicationNumber(b));
      }),
    );
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'R-54 there is no number for sequence %d',
    (sequence) => {
      expect(() => certificateNumber({ year: 2026, business: 'initial', sequence })).toThrow(RangeError);
      expect(() => applicationNumber({ year: 2026, business: 'initial', sequence })).toThrow(RangeError);
    },
  );

  test('R-54 there is no number for a year that is none', () => {
    expect(() => certificateNumber({ year: 26, business: 'initial', sequence: 1 })).toThrow(RangeError);
  });
});
