import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accepted, rankSuperiors } from '../../../domain/routing/rank-superiors.ts';

const histories = fc.record({
  reported: fc.nat(20),
  refused: fc.nat(20),
  lastReportedAt: fc.option(fc.date({ noInvalidDate: true })),
  lastRefusedAt: fc.option(fc.date({ noInvalidDate: true })),
});
const judged = fc.array(
  fc.record({ allowed: fc.boolean(), unit: fc.record({ name: fc.string(), history: histories }) }),
);

describe('which superior comes first', () => {
  test('R-93 the allowed before the refused, then by reports that were taken, then the latest', () => {
    fc.assert(
      fc.property(judged, (units) => {
        const ranked = rankSuperiors(units);
        expect(new Set(ranked)).toEqual(new Set(units));
        ranked.slice(1).forEach((lower, index) => {
          const higher = ranked[index];
          if (higher?.allowed !== lower.allowed) {
            expect(higher?.allowed).toBe(true);
            return;
          }
          const [a, b] = [accepted(higher.unit.history), accepted(lower.unit.history)];
          expect(a).toBeGreaterThanOrEqual(b);
          if (a === b)
            expect(higher.unit.history.lastReportedAt?.getTime() ?? 0).toBeGreaterThanOrEqual(
              lower.unit.history.lastReportedAt?.getTime() ?? 0,
            );
        });
      }),
    );
  });

  test('R-93 refusals counted from before never make a number below nothing', () => {
    expect(accepted({ reported: 1, refused: 3, lastReportedAt: null, lastRefusedAt: null })).toBe(0);
  });
});
