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
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import type { UnitKind } from '../../../domain/routing/superiors.ts';
import { checkPlace } from '../../../domain/unit/check-place.ts';

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
  const unit = { ...made, id: randomUUID(), issuesCertificates: false };
  const faults = checkPlace({
    unit,
    current: { ...unit, departmentId: null },
    units: await routingUnits(trx, []),
    kindsBelow: [],
    levelsBelow: 0,
    rules: await routingRulesAt(trx, at),
  });
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
  const added = await administeredUnit(trx, unitId);
  if (!added) throw new Error('the unit that was just made is not there');
  return added;
}
