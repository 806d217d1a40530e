import { expect, test } from '@jest/globals';
import { unitKinds } from '../../../domain/routing/superiors.ts';
import { territoryGroup, territoryHint } from '../../../domain/routing/territory.ts';

test('R-11 every kind of unit has its own hint; a district is named', () => {
  const hints = unitKinds.map((kind) => territoryHint({ kind, district: null }));
  expect(new Set(hints).size).toBe(unitKinds.length);
  expect(territoryHint({ kind: 'district_bureau', district: '南山区' })).toContain('南山区');
});

test('R-11 units stand with the city, its departments, or a district', () => {
  expect(territoryGroup({ kind: 'municipal_bureau', district: null })).toBe('city');
  expect(territoryGroup({ kind: 'municipal_department', district: null })).toBe('department');
  expect(territoryGroup({ kind: 'district_bureau', district: '南山区' })).toBe('district');
});
