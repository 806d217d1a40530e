import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  judgeSuperior,
  maximumLevels,
  type RoutingUnit,
  superiorsOf,
  tiers,
} from '../../../domain/routing/superiors.ts';
import { cities } from '../../support/builders/routing-unit.ts';

const judge = (unit: RoutingUnit, candidate: RoutingUnit, acceptingUnit: RoutingUnit, way: string[] = []) =>
  judgeSuperior({ unit, candidate, acceptingUnit, wayUnitIds: way });

describe('any way through any city', () => {
  function unitAt(units: readonly RoutingUnit[], index: number): RoutingUnit {
    const unit = units[index];
    if (!unit) throw new Error(`the city has no unit ${index}`);
    return unit;
  }

  /** Walks from the first unit by allowed choices alone, the choices taken from `turns`, until there is none. */
  function walk(units: RoutingUnit[], acceptingUnit: RoutingUnit, turns: readonly number[]): string[] {
    let unit = units[0];
    const way: string[] = [];
    while (unit) {
      way.push(unit.id);
      const allowed = superiorsOf({ unit, units, acceptingUnit, wayUnitIds: way }).filter(
        (one) => one.allowed,
      );
      unit = allowed[(turns[way.length] ?? 0) % Math.max(1, allowed.length)]?.unit;
    }
    return way;
  }
  const journeys = fc.tuple(cities, fc.nat(), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }));
  const acceptingOf = (units: RoutingUnit[], pick: number) => unitAt(units, pick % units.length);

  test('R-42 reading 9: allowed choices never loop and always end at the accepting unit within six', () => {
    fc.assert(
      fc.property(journeys, ([units, pick, turns]) => {
        const acceptingUnit = acceptingOf(units, pick);
        const way = walk(units, acceptingUnit, turns);
        expect(new Set(way).size).toBe(way.length);
        expect(way.length).toBeLessThanOrEqual(maximumLevels);
        expect(way.at(-1)).toBe(acceptingUnit.id);
      }),
    );
  });

  test('R-42 the accepting unit is always allowed, from whatever unit below it the way has come to', () => {
    fc.assert(
      fc.property(journeys, ([units, pick, turns]) => {
        const acceptingUnit = acceptingOf(units, pick);
        const way = walk(units, acceptingUnit, turns);
        way.slice(0, -1).forEach((id, index) => {
          const unit = unitAt(
            units,
            units.findIndex((one) => one.id === id),
          );
          expect(judge(unit, acceptingUnit, acceptingUnit, way.slice(0, index)).allowed).toBe(true);
        });
      }),
    );
  });

  test('R-42 every other allowed choice goes up and not past the accepting unit', () => {
    fc.assert(
      fc.property(cities, fc.nat(), (units, pick) => {
        const acceptingUnit = acceptingOf(units, pick);
        const unit = unitAt(units, 0);
        for (const one of superiorsOf({ unit, units, acceptingUnit, wayUnitIds: [] })) {
          if (!one.allowed || one.unit.id === acceptingUnit.id) continue;
          expect(tiers[one.unit.kind]).toBeGreaterThan(tiers[unit.kind]);
          expect(tiers[one.unit.kind]).toBeLessThanOrEqual(tiers[acceptingUnit.kind]);
        }
      }),
    );
  });

  test('R-42 whether the present unit is counted among the way makes no difference', () => {
    fc.assert(
      fc.property(cities, fc.nat(), (units, pick) => {
        const acceptingUnit = acceptingOf(units, pick);
        const [unit, candidate] = [unitAt(units, 0), unitAt(units, 1)];
        expect(judge(unit, candidate, acceptingUnit, [unit.id])).toEqual(
          judge(unit, candidate, acceptingUnit, []),
        );
      }),
    );
  });
});
