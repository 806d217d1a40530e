import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import {
  administeredUnit,
  type AdministeredUnit,
  insertUnit,
} from '../../../database/administration/units.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { holdDepartments } from '../../../database/unit/information.ts';
import { routingRulesAt } from '../../../database/unit/routing-rules.ts';
import { routingUnits } from '../../../database/unit/routing-units.ts';
import { type FieldFault, refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { judgeDepartment } from '../../../domain/routing/judge-department.ts';
import type { RoutingRules } from '../../../domain/routing/rules.ts';
import type { RoutingUnit, UnitKind } from '../../../domain/routing/superiors.ts';
import { needsDepartment, needsDistrict } from '../../../domain/unit/information.ts';

type Made = {
  actor: Actor;
  name: string;
  kind: UnitKind;
  district: string | null;
  departmentId: string | null;
  at: Date;
};

/** a unit in its place in the tree, by the same rule that units themselves follow. */
export async function createUnit(
  trx: Knex.Transaction,
  { actor, at, ...made }: Made,
): Promise<AdministeredUnit> {
  await holdDepartments(trx);
  const faults = faultsOf(made, await routingUnits(trx, []), await routingRulesAt(trx, at));
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  const row = await insertUnit(trx, { ...made, at });
  if (!row) refuse('UNIT_NAME_TAKEN');
  const unitId = row.id;
  await addAudit(trx, {
    actor,
    unitId,
    action: 'unit_created',
    object: 'unit',
    objectId: unitId,
    after: made,
    at,
  });
  const unit = await administeredUnit(trx, unitId);
  if (!unit) throw new Error('the unit that was just made is not there');
  return unit;
}

function faultsOf(
  made: Omit<Made, 'actor' | 'at'>,
  units: readonly RoutingUnit[],
  rules: RoutingRules,
): FieldFault[] {
  const unit: RoutingUnit = { ...made, id: randomUUID(), issuesCertificates: false };
  if (needsDistrict(made.kind) && made.district === null)
    return [{ field: 'district', reason: '请填写所在区县' }];
  if (made.departmentId === null)
    return needsDepartment(made.kind) ? [{ field: 'departmentId', reason: '请选择主管部门' }] : [];
  const department = units.find(({ id }) => id === made.departmentId);
  if (!department) return [{ field: 'departmentId', reason: '没有这个主管部门' }];
  const current = { ...unit, departmentId: null };
  const judged = judgeDepartment({ unit, current, units, levelsBelow: 0, rules }, department);
  return judged.allowed ? [] : [{ field: 'departmentId', reason: judged.why }];
}
