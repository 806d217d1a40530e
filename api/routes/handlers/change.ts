import type { Knex } from 'knex';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { numbersWith, ownRunning } from '../../../database/handler/applications.ts';
import {
  holdHandler,
  type HandlerRow,
  holdStaff,
  otherAdministrators,
  savePermissions,
} from '../../../database/handler/handlers.ts';
import { type Problem, ProblemError, refuse } from '../../../domain/errors.ts';
import {
  type Actor,
  permissions as allPermissions,
  permissionTitles,
  type StoredPermission,
} from '../../../domain/rights.ts';
import {
  type HandlerChange,
  heldProblem,
  lastAdministratorProblem,
  ownWayProblem,
} from '../../../domain/unit/handlers.ts';
import { menusOutOfReach } from '../../../domain/unit/menus.ts';

type Of = { unitId: string; accountId: string };
type Staff = { issuesCertificates: boolean; hasLegalAccount: boolean };

/** The handler and the unit's staff, both held until the transaction ends. */
export async function changeableHandler(
  trx: Knex.Transaction,
  { unitId, accountId }: Of,
): Promise<{ staff: Staff; handler: HandlerRow }> {
  const staff = await holdStaff(trx, unitId);
  const handler = staff && (await holdHandler(trx, unitId, accountId));
  return handler ? { staff, handler } : refuse('NOT_FOUND', { what: '该经办人' });
}

/** writes what is ticked, in the transaction; the next request of the handler finds it. */
export async function saveTicked(
  trx: Knex.Transaction,
  save: Of & {
    permissions: readonly StoredPermission[];
    revision?: number | undefined;
    actor: Actor;
    at: Date;
  },
): Promise<void> {
  const { unitId, accountId, actor, at } = save;
  const { staff, handler } = await changeableHandler(trx, save);
  if (save.revision !== undefined && save.revision !== handler.revision) refuse('HANDLER_CHANGED');
  const after = allPermissions.filter((permission) => save.permissions.includes(permission));
  const wrong = menusOutOfReach(after, staff).map((permission) => permissionTitles[permission]);
  if (wrong.length > 0) {
    const reason = `本单位没有职称发证权限，不能勾选：${wrong.join('、')}`;
    refuse('INPUT_INVALID', {}, [{ field: 'permissions', reason }]);
  }
  const change = await changeOf(trx, save, staff, handler, after);
  throwIf(lastAdministratorProblem(change));
  throwIf(ownWayProblem(unitId, change, await ownRunning(trx, accountId)));
  await savePermissions(trx, { unitId, accountId, permissions: after });
  await addAudit(trx, {
    actor,
    unitId,
    action: 'permissions_saved',
    object: 'handler',
    objectId: accountId,
    before: { permissions: handler.permissions },
    after: { permissions: after },
    at,
  });
}

/** not with what they signed, and not the last one who can give permissions. */
export async function assertRemovable(
  trx: Knex.Transaction,
  of: Of,
  staff: Staff,
  handler: HandlerRow,
): Promise<void> {
  throwIf(heldProblem(handler.name, await numbersWith(trx, of.unitId, of.accountId)));
  throwIf(lastAdministratorProblem(await changeOf(trx, of, staff, handler, [])));
}

const changeOf = async (
  trx: Knex.Transaction,
  { unitId, accountId }: Of,
  { hasLegalAccount }: Staff,
  { name, permissions: before }: HandlerRow,
  after: readonly StoredPermission[],
): Promise<HandlerChange> => ({
  name,
  before,
  after,
  otherAdministrators: await otherAdministrators(trx, unitId, accountId),
  hasLegalAccount,
});

function throwIf(why: Problem | undefined): void {
  if (why) throw new ProblemError(why);
}
