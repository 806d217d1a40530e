import { competentDepartmentRule } from './competent-department.ts';
import type { RoutingRules } from './rules.ts';
import { type Judgement, maximumLevels, type RoutingUnit } from './superiors.ts';

/** A unit as it is to be, and as it stands: what stood so far may be kept while kind and district stay. */
export type DepartmentQuestion = {
  unit: RoutingUnit;
  current: RoutingUnit;
  /** Every unit that could lie above. */
  units: readonly RoutingUnit[];
  /** How many levels of units have this one above them. */
  levelsBelow: number;
  /** The rules that hold; left out, the ones of the manual. */
  rules?: RoutingRules;
};

/**
 * Whether the unit may have `candidate` as its competent department, and the rule in Chinese: what manual 3.1.2
 * says, never round in a circle, never more than six levels (reading 9).
 */
export function judgeDepartment(
  { unit, current, units, levelsBelow, rules }: DepartmentQuestion,
  candidate: RoutingUnit,
): Judgement {
  const no = (why: string): Judgement => ({ allowed: false, why });
  if (candidate.id === unit.id) return no('不能选择本单位作为主管部门');
  const above = upwards(candidate, units);
  if (above.includes(unit.id)) return no(`本单位是${candidate.name}的上级，不能互为主管部门`);
  if (levelsBelow + 1 + above.length > maximumLevels) return no(`主管关系最多${maximumLevels}级`);
  const rule = competentDepartmentRule(unit, rules);
  const same = unit.kind === current.kind && unit.district === current.district;
  if (!rule.departmentKinds.includes(candidate.kind))
    return same && candidate.id === current.departmentId
      ? { allowed: true, why: '现主管部门，可以保留' }
      : no(rule.why);
  if (rule.sameDistrict && candidate.district !== unit.district) {
    const what = candidate.kind === 'district_bureau' ? '人社局' : '主管部门';
    return no(`${candidate.name}不是本单位所在${unit.district ?? '区县'}的${what}`);
  }
  return { allowed: true, why: rule.why };
}

/** Every other unit with its judgement, the allowed first. */
export function departmentsFor(question: DepartmentQuestion): ({ unit: RoutingUnit } & Judgement)[] {
  const judged = question.units
    .filter((candidate) => candidate.id !== question.unit.id)
    .map((candidate) => ({ unit: candidate, ...judgeDepartment(question, candidate) }));
  return [...judged.filter(({ allowed }) => allowed), ...judged.filter(({ allowed }) => !allowed)];
}

/** The unit and those above it; a circle among them ends it. */
function upwards(from: RoutingUnit, units: readonly RoutingUnit[]): string[] {
  const way: string[] = [];
  let at: RoutingUnit | undefined = from;
  while (at && !way.includes(at.id)) {
    way.push(at.id);
    const { departmentId }: RoutingUnit = at;
    at = units.find(({ id }) => id === departmentId);
  }
  return way;
}
