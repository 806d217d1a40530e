import type { Knex } from 'knex';
import {
  administeredUnit,
  type AdministeredUnit,
  runningFor,
  writeAuthority,
} from '../../../database/administration/units.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';

type Change = { actor: Actor; unitId: string; granted: boolean; at: Date };

/** the authority is taken away only where nothing is left that the unit has to accept. */
export async function setAuthority(
  trx: Knex.Transaction,
  { actor, unitId, granted, at }: Change,
): Promise<AdministeredUnit> {
  const changed = await writeAuthority(trx, unitId, granted);
  const unit = await administeredUnit(trx, unitId);
  if (!unit) refuse('NOT_FOUND', { what: '该单位' });
  if (unit.successor) refuse('UNIT_CLOSED', { unit: unit.name, successor: unit.successor });
  const running = granted || !changed ? 0 : await runningFor(trx, unitId);
  if (running > 0) refuse('AUTHORITY_IN_USE', { count: String(running) });
  if (changed)
    await addAudit(trx, {
      actor,
      unitId,
      action: granted ? 'authority_granted' : 'authority_withdrawn',
      object: 'unit',
      objectId: unitId,
      at,
    });
  return unit;
}
