import type { RoutingUnit, UnitKind } from './superiors.ts';

/** The kinds of unit that may be chosen as competent department, and the rule in Chinese. */
export type CompetentDepartmentRule = { kinds: readonly UnitKind[]; why: string };

/**
 * Which kinds of unit a unit may choose as its competent department (manual 3.1.2, R-31, reading 15): what it yields is
 * the suggestion for the first superior. A work unit without a district is one of the city's.
 */
export function competentDepartmentRule({
  kind,
  district,
}: Pick<RoutingUnit, 'kind' | 'district'>): CompetentDepartmentRule {
  switch (kind) {
    case 'work_unit':
      return district === null
        ? {
            kinds: ['municipal_department', 'group'],
            why: '市属事业单位、大型企事业单位分支机构，请选择所在市级行业部门或集团作为主管部门',
          }
        : districtRule;
    case 'district_department':
      return districtRule;
    case 'group':
    case 'municipal_department':
      return {
        kinds: ['municipal_bureau'],
        why: '市级主管部门、大型企事业单位，请选择市人社局作为主管部门',
      };
    case 'district_bureau':
      return { kinds: ['municipal_bureau'], why: '区县人社局，请选择市人社局作为主管部门' };
    case 'municipal_bureau':
      return { kinds: [], why: '市人社局没有主管部门，无须选择' };
  }
}

const districtRule: CompetentDepartmentRule = {
  kinds: ['district_bureau'],
  why: '区县属企事业单位、非公有制单位，请选择所在区县人社局作为主管部门',
};
