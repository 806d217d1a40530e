import { describe, expect, test } from '@jest/globals';
import { competentDepartmentRule } from '../../../domain/routing/competent-department.ts';
import { tiers, type UnitKind, unitKinds } from '../../../domain/routing/superiors.ts';

describe('the competent department', () => {
  test.each<[UnitKind, string | null, UnitKind[], string]>([
    ['work_unit', null, ['municipal_department', 'group'], '市属事业单位'],
    ['group', null, ['municipal_bureau'], '大型企事业单位'],
    ['municipal_department', null, ['municipal_bureau'], '市级主管部门'],
    ['work_unit', '渝中区', ['district_bureau'], '区县属企事业单位'],
    ['district_department', '渝中区', ['district_bureau'], '区县属企事业单位'],
    ['district_bureau', '渝中区', ['municipal_bureau'], '区县人社局'],
    ['municipal_bureau', null, [], '没有主管部门'],
  ])('R-31 %s in %p chooses among %p', (kind, district, kinds, why) => {
    const rule = competentDepartmentRule({ kind, district });
    expect(rule.departmentKinds).toEqual(kinds);
    expect(rule.why).toContain(why);
  });

  test('R-31 what may be chosen always stands higher', () => {
    for (const kind of unitKinds) {
      for (const district of [null, '渝中区']) {
        const { departmentKinds: kinds } = competentDepartmentRule({ kind, district });
        expect(kinds.every((chosen) => tiers[chosen] > tiers[kind])).toBe(true);
      }
    }
  });
});
