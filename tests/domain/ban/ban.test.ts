import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Ban, type BanScope, banYear, bars } from '../../../domain/ban/ban.ts';
import { businesses } from '../../../domain/business.ts';

const scope: BanScope = { applicantId: 'chen', acceptingUnitId: 'bureau', business: 'initial', year: 2026 };
const ban: Ban = { ...scope, lifted: false };
const scopes: fc.Arbitrary<BanScope> = fc.record({
  applicantId: fc.constantFrom('chen', 'li'),
  acceptingUnitId: fc.constantFrom('bureau', 'department'),
  business: fc.constantFrom(...businesses),
  year: fc.constantFrom(2026, 2027),
});

describe('bans by termination', () => {
  test('R-46 the same person, accepting unit, business and year are barred', () => {
    expect(bars(ban, scope)).toBe(true);
  });

  test.each<[string, Partial<BanScope>]>([
    ['another person', { applicantId: 'li' }],
    ['another accepting unit', { acceptingUnitId: 'department' }],
    ['确认, where 初定 was terminated', { business: 'confirmation' }],
    ['the next year', { year: 2027 }],
  ])('R-46 %s stays open', (_what, other) => {
    expect(bars(ban, { ...scope, ...other })).toBe(false);
  });

  test('R-46 a ban that was lifted bars nobody', () => {
    fc.assert(fc.property(scopes, scopes, (a, b) => !bars({ ...a, lifted: true }, b)));
  });

  test('R-46 a ban bars exactly its own scope', () => {
    fc.assert(
      fc.property(scopes, scopes, (a, b) => {
        expect(bars({ ...a, lifted: false }, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  test('R-46 the year is that of Asia/Shanghai: it turns at 16:00 UTC', () => {
    expect(banYear(new Date('2026-12-31T15:59:59Z'))).toBe(2026);
    expect(banYear(new Date('2026-12-31T16:00:00Z'))).toBe(2027);
  });
});
