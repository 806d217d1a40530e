import type { Db } from '../../../database/connect.ts';
import { queryAuthority } from '../../../database/unit/authority.ts';
import { refuse } from '../../../domain/errors.ts';
import { type Actor, membershipIn, permissionTitles } from '../../../domain/rights.ts';

type Menu = 'recognition_settings' | 'approval_documents' | 'issuance';

/** only a unit with the authority to issue certificates has these menus, and only who was given one may use it. */
export async function assertAuthority(
  knex: Db,
  actor: Actor,
  unitId: string,
  menu: Menu | readonly Menu[],
): Promise<void> {
  const asked = typeof menu === 'string' ? [menu] : menu;
  const membership = membershipIn(actor, unitId);
  if (!membership) refuse('NOT_FOUND', { what: '该单位' });
  const held = asked.some((one) => membership.permissions.includes(one));
  if (!held)
    refuse('PERMISSION_MISSING', { permission: asked.map((one) => permissionTitles[one]).join('或') });
  if (!(await queryAuthority(knex, unitId))) refuse('NO_AUTHORITY');
}
