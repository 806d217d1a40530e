import type { UnitKind } from './unit-kinds.ts';

/** Which units may be a unit's competent department: the first rule that fits the unit holds (manual 3.1.2, R-31). */
export type DepartmentRule = {
  kinds: readonly UnitKind[];
  /** Of units with a district, of those without one (the city's own), or of both. */
  district: 'with' | 'without' | 'any';
  /** What may be chosen; none where the unit has nobody above it. */
  departmentKinds: readonly UnitKind[];
  /** Only from the unit's own district. */
  sameDistrict: boolean;
  why: string;
};

/** What makes another unit a superior to whom may be reported; any rule that fits will do. */
export type SuperiorRule = {
  kinds: readonly UnitKind[];
  relation: 'competent_department' | 'same_district' | 'any';
  superiorKinds: readonly UnitKind[];
  /** What the unit is to the one that reports: read where it is allowed. */
  why: string;
  /** The same in a list of what would be allowed: read where another unit is refused; empty: not named. */
  name: string;
};

/**
 * The routing rules as data over kind, district and department. What no rule can undo stands in `superiors.ts` and
 * `judge-department.ts`: never in a circle, at most six levels, upwards in tiers, the accepting unit always.
 */
export type RoutingRules = { departments: readonly DepartmentRule[]; superiors: readonly SuperiorRule[] };

const all: readonly UnitKind[] = [
  'work_unit',
  'group',
  'district_department',
  'district_bureau',
  'municipal_department',
  'municipal_bureau',
];
const inDistrict = '区县属企事业单位、非公有制单位，请选择所在区县人社局作为主管部门';

/** What holds until the platform's administrator enters other rules: manual 3.1.2, `domain.md` reading 15. */
export const defaultRoutingRules: RoutingRules = {
  departments: [
    {
      kinds: ['work_unit'],
      district: 'without',
      departmentKinds: ['municipal_department', 'group'],
      sameDistrict: false,
      why: '市属事业单位、大型企事业单位分支机构，请选择所在市级行业部门或集团作为主管部门',
    },
    {
      kinds: ['work_unit', 'district_department'],
      district: 'any',
      departmentKinds: ['district_bureau'],
      sameDistrict: true,
      why: inDistrict,
    },
    {
      kinds: ['group', 'municipal_department'],
      district: 'any',
      departmentKinds: ['municipal_bureau'],
      sameDistrict: false,
      why: '市级主管部门、大型企事业单位，请选择市人社局作为主管部门',
    },
    {
      kinds: ['district_bureau'],
      district: 'any',
      departmentKinds: ['municipal_bureau'],
      sameDistrict: false,
      why: '区县人社局，请选择市人社局作为主管部门',
    },
    {
      kinds: ['municipal_bureau'],
      district: 'any',
      departmentKinds: [],
      sameDistrict: false,
      why: '市人社局没有主管部门，无须选择',
    },
  ],
  superiors: [
    {
      kinds: all,
      relation: 'competent_department',
      superiorKinds: all,
      why: '本单位的主管部门',
      name: '主管部门',
    },
    { kinds: all, relation: 'any', superiorKinds: ['municipal_bureau'], why: '市人社局', name: '' },
    {
      kinds: ['work_unit', 'group', 'district_department', 'district_bureau'],
      relation: 'same_district',
      superiorKinds: ['district_bureau'],
      why: '本单位所在区县的人社局',
      name: '所在区县人社局',
    },
  ],
};
