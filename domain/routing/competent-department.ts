import { fits } from './check-rules.ts';
import { defaultRoutingRules, type DepartmentRule, type RoutingRules } from './rules.ts';
import type { RoutingUnit } from './superiors.ts';

/** What no rule speaks of has nobody above it. */
const none: DepartmentRule = {
  kinds: [],
  district: 'any',
  departmentKinds: [],
  sameDistrict: false,
  why: '尚无适用于本单位的主管部门规则，请联系平台管理员',
};

/**
 * Which kinds of unit a unit may choose as its competent department, and the rule in Chinese (manual 3.1.2, R-31,
 * reading 15): what it yields is the suggestion for the first superior. A unit without a district is one of the city's.
 */
export const competentDepartmentRule = (
  { kind, district }: Pick<RoutingUnit, 'kind' | 'district'>,
  { departments }: RoutingRules = defaultRoutingRules,
): DepartmentRule =>
  departments.find((rule) => fits(rule, kind, district === null ? 'without' : 'with')) ?? none;
