import { expect, test } from '@jest/globals';
import type { RoutingUnit } from '../../../domain/routing/superiors.ts';
import { type UnitKind } from '../../../domain/routing/unit-kinds.ts';
import { checkPlace } from '../../../domain/unit/check-place.ts';
import { buildRoutingUnit } from '../../support/builders/routing-unit.ts';

const city = buildRoutingUnit({ id: 'city', kind: 'municipal_bureau' });
const bureau = buildRoutingUnit({
  id: 'bureau',
  kind: 'district_bureau',
  district: '渝中区',
  departmentId: 'city',
});
const school = buildRoutingUnit({ id: 'school', district: '渝中区', departmentId: 'bureau' });

const faultsOf = (current: RoutingUnit, over: Partial<RoutingUnit>, kindsBelow: UnitKind[] = []) =>
  checkPlace({
    unit: { ...current, ...over },
    current,
    units: [city, bureau, school],
    kindsBelow,
    levelsBelow: kindsBelow.length,
  }).map(({ field }) => field);

test('R-74 the administrator may give offices, and units another place, by the rule of departments', () => {
  expect(faultsOf(school, { kind: 'district_department' })).toEqual([]);
  expect(faultsOf(school, { kind: 'group', district: null, departmentId: 'city' })).toEqual([]);
  expect(faultsOf(bureau, { district: '江北区' }, ['work_unit'])).toEqual([]);
});

test('R-74 what leaves a unit without its place is refused at its field', () => {
  expect(faultsOf(school, { district: '江北区' })).toEqual(['departmentId']);
  expect(faultsOf(school, { departmentId: null })).toEqual(['departmentId']);
  expect(faultsOf(school, { departmentId: 'nobody' })).toEqual(['departmentId']);
  expect(faultsOf(bureau, { district: null })).toEqual(['district']);
  expect(faultsOf(bureau, { kind: 'work_unit' }, ['work_unit'])).toEqual(['kind']);
});
