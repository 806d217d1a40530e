import type { FieldFault } from '../errors.ts';
import { type DepartmentQuestion, judgeDepartment } from '../routing/judge-department.ts';
import { tiers, type UnitKind } from '../routing/unit-kinds.ts';
import { needsDepartment, needsDistrict } from './information.ts';

/** Kinds of the units whose competent department the unit is. */
type PlaceQuestion = DepartmentQuestion & { kindsBelow: readonly UnitKind[] };

/**
 * What keeps the platform's administrator from giving a unit this place in the tree: the rule of competent
 * departments that units follow themselves, and nobody left below who lies as high.
 */
export function checkPlace(question: PlaceQuestion): FieldFault[] {
  const { unit, units, kindsBelow } = question;
  if (kindsBelow.some((kind) => tiers[kind] >= tiers[unit.kind]))
    return [{ field: 'kind', reason: '有单位以其为主管部门，变更后层级不高于它们，请先变更它们的主管部门' }];
  if (needsDistrict(unit.kind) && unit.district === null)
    return [{ field: 'district', reason: '请填写所在区县' }];
  if (unit.departmentId === null)
    return needsDepartment(unit.kind) ? [{ field: 'departmentId', reason: '请选择主管部门' }] : [];
  const department = units.find(({ id }) => id === unit.departmentId);
  if (!department) return [{ field: 'departmentId', reason: '没有这个主管部门' }];
  const judged = judgeDepartment(question, department);
  return judged.allowed ? [] : [{ field: 'departmentId', reason: judged.why }];
}
