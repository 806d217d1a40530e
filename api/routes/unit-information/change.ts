import type { Knex } from 'knex';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { enqueueApplySigning } from '../../../database/outbox.ts';
import { holdDepartments, levelsBelow, readUnit, saveUnit } from '../../../database/unit/information.ts';
import { routingRulesAt } from '../../../database/unit/routing-rules.ts';
import { routingUnits } from '../../../database/unit/routing-units.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { changesOfUnit, checkInformation } from '../../../domain/unit/check-information.ts';
import { asRoutingUnit, type UnitInformation } from '../../../domain/unit/information.ts';

type Change = {
  actor: Actor;
  unitId: string;
  information: UnitInformation;
  revision: number;
  at: Date;
};

/** check, write, tell; and where signing was switched off, order what waits to be moved on (reading 4). */
export async function changeUnit(trx: Knex.Transaction, change: Change): Promise<void> {
  const { actor, unitId, information, at } = change;
  await holdDepartments(trx);
  const row = await readUnit(trx, unitId, true);
  if (!row) refuse('NOT_FOUND', { what: '该单位' });
  if (row.revision !== change.revision) refuse('UNIT_CHANGED');
  const faults = checkInformation({
    unit: asRoutingUnit(row, information),
    current: asRoutingUnit(row, row.information),
    units: await routingUnits(trx, [unitId]),
    levelsBelow: await levelsBelow(trx, unitId),
    rules: await routingRulesAt(trx, at),
  });
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  const taken = await saveUnit(trx, unitId, information, at);
  if (taken) refuse(taken);
  if (row.information.signing && !information.signing) await enqueueApplySigning(trx, unitId);
  await addAudit(trx, {
    actor,
    unitId,
    action: row.informedAt === null ? 'unit_completed' : 'unit_changed',
    object: 'unit',
    objectId: unitId,
    ...changesOfUnit(row.information, information),
    at,
  });
}
