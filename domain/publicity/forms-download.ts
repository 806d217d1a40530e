import { states } from '../application/states.ts';
import type { ActContext } from '../application/act-context.ts';
import { problem } from '../errors.ts';
import { type Actor, holds, maySee, permissionTitles, storedPermission } from '../rights.ts';

/**
 * Why this application's form cannot be downloaded for publicity by the unit, as a sentence; nothing where it can.
 * The work unit only, and only while it is in publicity. R-47.
 */
export function whyNoPublicityForm(
  actor: Actor,
  unitId: string,
  found: (Pick<ActContext, 'application'> & { unitIds: readonly string[] }) | undefined,
): string | undefined {
  const hidden = problem('APPLICATION_NOT_FOUND').message;
  if (!found || !maySee(actor, { ...found.application, unitIds: found.unitIds })) return hidden;
  const { business, state, moving, workUnitId, unitId: withUnit } = found.application;
  if (!holds(actor, unitId, 'review', business))
    return problem('PERMISSION_MISSING', {
      permission: permissionTitles[storedPermission('review', business)],
    }).message;
  if (workUnitId !== unitId || withUnit !== unitId)
    return '公示由申报人的用人单位办理，本单位不能下载公示材料';
  if (moving) return problem('APPLICATION_MOVING').message;
  if (state !== 'in_publicity') return `申报书当前为“${states[state].title}”，不在公示中`;
  return undefined;
}
