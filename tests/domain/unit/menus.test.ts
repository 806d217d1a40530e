import { expect, test } from '@jest/globals';
import { permissions } from '../../../domain/rights.ts';
import { menuGroups } from '../../../domain/unit/menus.ts';

test('R-35 every permission can be ticked, in one group of menus', () => {
  expect(menuGroups.flatMap(({ menus }) => menus).toSorted()).toEqual(permissions.toSorted());
});
