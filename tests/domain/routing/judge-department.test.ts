import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { departmentsFor, judgeDepartment } from '../../../domain/routing/judge-department.ts';
import { maximumLevels, type RoutingUnit } from '../../../domain/routing/superiors.ts';
import { buildRoutingUnit, cities } from '../../support/builders/routing-unit.ts';

const bureau = buildRoutingUnit({ id: 'bureau', kind: 'district_bureau', district: '渝中区' });
const otherBureau = buildRoutingUnit({ id: 'other', kind: 'district_bureau', district: '江北区' });
const health = buildRoutingUnit({ id: 'health', kind: 'district_department', district: '渝中区' });
const school = buildRoutingUnit({ id: 'school', district: '渝中区', departmentId: 'health' });
const units = [bureau, otherBureau, health, school];

function judge(candidate: RoutingUnit, over: Partial<RoutingUnit> = {}, levelsBelow = 0) {
  return judgeDepartment({ unit: { ...school, ...over }, current: school, units, levelsBelow }, candidate);
}

describe('the choice of a competent department', () => {
  test('R-31 the bureau of the own district, and of no other', () => {
    expect(judge(bureau)).toMatchObject({ allowed: true, why: expect.stringContaining('区县属') as unknown });
    expect(judge(otherBureau)).toMatchObject({
      allowed: false,
      why: expect.stringContaining('渝中区') as unknown,
    });
  });

  test('R-31 what stood before the rule is kept while kind and district stay', () => {
    expect(judge(health)).toEqual({ allowed: true, why: '现主管部门，可以保留' });
    expect(judge(health, { district: '江北区' }).allowed).toBe(false);
    expect(judge(health, { kind: 'group' }).allowed).toBe(false);
  });

  test('R-31 never itself, never in a circle, never more than six levels', () => {
    expect(judge(school).allowed).toBe(false);
    const below = { ...bureau, departmentId: 'school' };
    const circle = { unit: school, current: school, units: [below, school], levelsBelow: 0 };
    expect(judgeDepartment(circle, below).why).toContain('不能互为主管部门');
    expect(judge(bureau, {}, maximumLevels - 2).allowed).toBe(true);
    expect(judge(bureau, {}, maximumLevels - 1)).toEqual({ allowed: false, why: '主管关系最多6级' });
  });

  test('R-31 in any city: every other unit has its reason, and what is allowed makes no circle', () => {
    fc.assert(
      fc.property(cities, fc.nat(15), (city, at) => {
        const unit = city[at % city.length];
        if (!unit) return;
        const judged = departmentsFor({ unit, current: unit, units: city, levelsBelow: 0 });
        expect(judged).toHaveLength(city.length - 1);
        for (const { unit: chosen, allowed, why } of judged) {
          expect(why).toMatch(/[一-龥]/);
          if (!allowed) continue;
          const after = city.map((one) => (one.id === unit.id ? { ...one, departmentId: chosen.id } : one));
          const seen: string[] = [];
          let above: RoutingUnit | undefined = chosen;
          while (above && !seen.includes(above.id)) {
            seen.push(above.id);
            above = after.find(({ id }) => id === above?.departmentId);
          }
          expect(seen).not.toContain(unit.id);
          expect(seen.length).toBeLessThan(maximumLevels);
        }
      }),
    );
  });
});
