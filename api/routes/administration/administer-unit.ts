import type { Knex } from 'knex';
import { holdUnit, kindsBelow } from '../../../database/administration/closing.ts';
import {
  administeredUnit,
  type AdministeredUnit,
  writePlace,
} from '../../../database/administration/units.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { holdDepartments, levelsBelow } from '../../../database/unit/information.ts';
import { routingRulesAt } from '../../../database/unit/routing-rules.ts';
import { routingUnits } from '../../../database/unit/routing-units.ts';
import { changedFields } from '../../../domain/changed-fields.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import type { UnitKind } from '../../../domain/routing/superiors.ts';
import { checkPlace } from '../../../domain/unit/check-place.ts';

type Change = {
  actor: Actor;
  unitId: string;
  name: string;
  kind: UnitKind;
  district: string | null;
  departmentId: string | null;
  revision: number;
  at: Date;
};

/** name and place of a unit in the tree, its kind and district included, which its own people may not change. */
export async function administerUnit(
  trx: Knex.Transaction,
  { actor, unitId, revision, at, ...place }: Change,
): Promise<AdministeredUnit> {
  await holdDepartments(trx);
  const held = await holdUnit(trx, unitId);
  if (!held) refuse('NOT_FOUND', { what: '该单位' });
  if (held.successor) refuse('UNIT_CLOSED', { unit: held.name, successor: held.successor });
  const faults = checkPlace({
    unit: { ...held, ...place },
    current: held,
    units: await routingUnits(trx, [unitId]),
    kindsBelow: await kindsBelow(trx, unitId),
    levelsBelow: await levelsBelow(trx, unitId),
    rules: await routingRulesAt(trx, at),
  });
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  const written = await writePlace(trx, { ...place, unitId, revision });
  if (written !== 'written') refuse(written);
  const { name, kind, district, departmentId } = held;
  const changed = changedFields({ name, kind, district, departmentId }, place);
  if (Object.keys(changed.after).length > 0)
    await addAudit(trx, {
      actor,
      unitId,
      action: 'unit_administered',
      object: 'unit',
      objectId: unitId,
      ...changed,
      at,
    });
  const after = await administeredUnit(trx, unitId);
  if (!after) throw new Error('the unit that is held is not there');
  return after;
}
