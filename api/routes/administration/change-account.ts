import type { Knex } from 'knex';
import {
  type AdministeredAccount,
  heldAccount,
  otherAdministrators,
  writeAccount,
} from '../../../database/administration/accounts.ts';
import { holdUnit } from '../../../database/administration/closing.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { changedFields } from '../../../domain/changed-fields.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';

type Change = {
  actor: Actor;
  accountId: string;
  administrator: boolean;
  analyst: boolean;
  legalUnitId: string | null;
  at: Date;
};

/** who administers the platform, who designs its flow, and which unit a legal person's account stands for. */
export async function changeAccount(
  trx: Knex.Transaction,
  { actor, accountId, at, ...to }: Change,
): Promise<AdministeredAccount> {
  const before = await heldAccount(trx, accountId);
  if (!before) refuse('NOT_FOUND', { what: '该账号' });
  if (to.legalUnitId !== null) {
    if (before.kind !== 'legal')
      refuse('INPUT_INVALID', {}, [{ field: 'legalUnitId', reason: '个人账号不能代表单位' }]);
    const unit = await holdUnit(trx, to.legalUnitId);
    if (!unit) refuse('INPUT_INVALID', {}, [{ field: 'legalUnitId', reason: '没有这个单位' }]);
    if (unit.successor)
      refuse('INPUT_INVALID', {}, [
        { field: 'legalUnitId', reason: `${unit.name}已停用，由${unit.successor}承接` },
      ]);
  }
  if (before.administrator && !to.administrator && (await otherAdministrators(trx, accountId)) === 0)
    refuse('LAST_PLATFORM_ADMINISTRATOR');
  await writeAccount(trx, accountId, to);
  const changed = changedFields(
    {
      administrator: before.administrator,
      analyst: before.analyst,
      legalUnitId: before.legalUnit?.id ?? null,
    },
    to,
  );
  if (Object.keys(changed.after).length > 0)
    await addAudit(trx, {
      actor,
      unitId: null,
      action: 'account_changed',
      object: 'account',
      objectId: accountId,
      ...changed,
      at,
    });
  const after = await heldAccount(trx, accountId);
  if (!after) throw new Error('the account that is held is not there');
  return after;
}
