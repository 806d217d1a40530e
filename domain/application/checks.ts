import { problem, type Problem } from '../errors.ts';
import type { Business } from '../business.ts';
import type { Demand } from '../recognition/demands.ts';
import { type Actor, holds, membershipIn, permissionTitles, storedPermission } from '../rights.ts';
import type { ActContext } from './act-context.ts';
import { acts } from './acts.ts';
import { describeForm } from './form/describe.ts';
import { guards } from './guards.ts';
import { states } from './states.ts';

/** What a handler can tick as checked: a section of the form, or the files of one demand. */
export type Checkable = { key: string; title: string };

export const checkablesOf = (business: Business, demands: readonly Demand[]): Checkable[] => [
  ...describeForm(business).map(({ key, title }) => ({ key, title })),
  ...demands.map(({ id, name }) => ({ key: attachmentKey(id), title: `附件：${name}` })),
];

export const attachmentKey = (demandId: string): string => `attachments.${demandId}`;

/** Ticks are a unit's work: its reviewers on the way see them, and the platform's administrator; not the applicant. */
export const seesChecks = (actor: Actor, business: Business, unitIds: readonly string[]): boolean =>
  actor.administrator || unitIds.some((unitId) => holds(actor, unitId, 'review', business));

/** Why the actor may not tick now; nothing if they may: whoever reviews it now does. */
export function checkProblem(context: ActContext, actor: Actor, today: string): Problem | undefined {
  const { application, unit } = context;
  if (actor.memberships.length === 0) return problem('ONLY_UNIT_STAFF');
  if (application.moving) return problem('APPLICATION_MOVING');
  if (!(acts.return.from as readonly string[]).includes(application.state))
    return problem('ACT_NOT_POSSIBLE_NOW', { act: '标记已核对', state: states[application.state].title });
  if (!membershipIn(actor, application.unitId))
    return problem('NOT_WITH_YOUR_UNIT', { who: unit?.name ?? '' });
  if (!holds(actor, application.unitId, 'review', application.business))
    return problem('PERMISSION_MISSING', {
      permission: permissionTitles[storedPermission('review', application.business)],
    });
  return guards.notOwnApplication(context, actor) ?? guards.isHandler(context, actor, today);
}
