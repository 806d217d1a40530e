import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import {
  acceptedBy,
  holdUnit,
  kindsBelow,
  type UnitToClose,
  upwardsOf,
} from '../../../database/administration/closing.ts';
import { administeredUnit, type AdministeredUnit } from '../../../database/administration/units.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { enqueueApplySigning } from '../../../database/outbox.ts';
import { addRecord, systemEvents } from '../../../database/record/add-record.ts';
import { holdDepartments, levelsBelow } from '../../../database/unit/information.ts';
import { holdApplicationsOf, sharedWays, succeed } from '../../../database/unit/succeed.ts';
import { succeedStaff } from '../../../database/unit/succeed-staff.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { checkClosing } from '../../../domain/unit/check-closing.ts';

type Close = {
  actor: Actor;
  unitId: string;
  successorId: string;
  takeHandlers: boolean;
  reason: string;
  at: Date;
};

/**
 * a unit is closed and another takes over all that it had, so that nothing strands: its running applications lie
 * with the successor from that moment on, and what the engine still brings for the old unit comes to the new one.
 */
export async function closeUnit(trx: Knex.Transaction, close: Close): Promise<AdministeredUnit> {
  const { unitId, successorId, at } = close;
  await holdDepartments(trx);
  // Applications before units, as acts and receipts have it; then once more, for what arrived in between.
  await holdApplicationsOf(trx, unitId);
  const [unit, successor] = await holdBoth(trx, unitId, successorId);
  const concerned = await holdApplicationsOf(trx, unitId);
  const faults = checkClosing({
    unit,
    successor,
    kindsBelow: await kindsBelow(trx, unitId),
    levelsBelow: await levelsBelow(trx, unitId),
    aboveSuccessor: await upwardsOf(trx, successorId),
    accepts: await acceptedBy(trx, unitId),
  });
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  const shared = await sharedWays(trx, { unitId, successorId });
  if (shared.length > 0) refuse('UNITS_SHARE_WAYS', inWords(shared));
  await succeedStaff(trx, { unitId, successorId, at, taken: close.takeHandlers });
  await succeed(trx, { unitId, successorId, at });
  // Signed for by nobody where the successor does not sign (reading 4).
  if (!successor.signing) await enqueueApplySigning(trx, successorId);
  await tell(trx, close, { unit, successor, applicationIds: concerned.map(({ id }) => id) });
  const closed = await administeredUnit(trx, unitId);
  if (!closed) throw new Error('the unit that was just closed is not there');
  return closed;
}

/** Always in the same order, whichever takes over. */
async function holdBoth(
  trx: Knex.Transaction,
  unitId: string,
  successorId: string,
): Promise<[UnitToClose, UnitToClose]> {
  const held = new Map<string, UnitToClose>();
  for (const id of [unitId, successorId].toSorted()) {
    const unit = await holdUnit(trx, id);
    if (unit) held.set(id, unit);
  }
  const [unit, successor] = [held.get(unitId), held.get(successorId)];
  if (!unit) refuse('NOT_FOUND', { what: '该单位' });
  if (unit.successor) refuse('UNIT_CLOSED', { unit: unit.name, successor: unit.successor });
  if (!successor) refuse('INPUT_INVALID', {}, [{ field: 'successorId', reason: '没有这个单位' }]);
  if (successor.successor)
    refuse('INPUT_INVALID', {}, [
      { field: 'successorId', reason: `${successor.name}已停用，由${successor.successor}承接` },
    ]);
  return [unit, successor];
}

/** In every application's record of handling, and in the audit trail. */
async function tell(
  trx: Knex.Transaction,
  { actor, unitId, successorId, reason, takeHandlers, at }: Close,
  found: { unit: UnitToClose; successor: UnitToClose; applicationIds: readonly string[] },
): Promise<void> {
  const names = { from: found.unit.name, to: found.successor.name };
  for (const applicationId of found.applicationIds)
    await addRecord(trx, {
      id: randomUUID(),
      applicationId,
      event: 'unit_succeeded',
      title: systemEvents.unit_succeeded,
      unitId: successorId,
      opinion: `${names.from}已停用，由${names.to}承接：${reason}`,
      details: names,
      at,
    });
  await addAudit(trx, {
    actor,
    unitId,
    action: 'unit_closed',
    object: 'unit',
    objectId: unitId,
    after: { successorId, ...names, reason, takeHandlers, applications: found.applicationIds.length },
    at,
  });
}

const inWords = (shared: readonly { number: string | null }[]): { which: string } => {
  const first = shared.slice(0, 5).map(({ number }) => number ?? '');
  return { which: `${shared.length} 份在办申报书（${first.join('、')}${shared.length > 5 ? '等' : ''}）` };
};
