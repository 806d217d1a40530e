import { type Problem, problem } from '../errors.ts';
import { type Actor, membershipIn, permissionTitles, type StoredPermission } from '../rights.ts';

/**
 * Why the actor may not use this menu of the unit's own affairs, which belong to no business: nothing if they may. To
 * whoever is not of the unit it does not exist.
 */
export function menuProblem(actor: Actor, unitId: string, permission: StoredPermission): Problem | undefined {
  const membership = membershipIn(actor, unitId);
  if (!membership) return problem('NOT_FOUND', { what: '该单位' });
  return membership.permissions.includes(permission)
    ? undefined
    : problem('PERMISSION_MISSING', { permission: permissionTitles[permission] });
}

/** The menus of the unit centre by their groups, as the manual orders them (3.2 to 4.3): what is ticked for a handler. */
export const menuGroups: readonly { title: string; menus: readonly StoredPermission[] }[] = [
  { title: '职称认定', menus: ['initial_review', 'confirmation_review', 'recognition_settings'] },
  { title: '职称证书', menus: ['approval_documents', 'issuance'] },
  { title: '单位信息管理', menus: ['unit_information'] },
  { title: '权限管理', menus: ['handlers', 'hand_over'] },
];

/** The menus that only a unit with the authority to issue certificates has. */
export const issuingMenus: readonly StoredPermission[] = [
  'recognition_settings',
  'approval_documents',
  'issuance',
];

/** Those of the ticked menus that the unit does not have. */
export const menusOutOfReach = (
  ticked: readonly StoredPermission[],
  unit: { issuesCertificates: boolean },
): StoredPermission[] =>
  unit.issuesCertificates ? [] : ticked.filter((permission) => issuingMenus.includes(permission));
