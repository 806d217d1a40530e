import { problem, type Problem } from '../errors.ts';
import type { Reason } from '../reason.ts';
import { type Actor, holds, membershipIn, permissionTitles, storedPermission } from '../rights.ts';
import type { ActContext } from './act-context.ts';
import { actNames, actRow, type Act } from './acts.ts';
import { guards } from './guards.ts';
import { reasonOf } from './reason-of.ts';
import { states } from './states.ts';

/**
 * Every reason why the actor may not do the act now; none if they may. The one place that decides: what is refused is
 * refused for the first of them. `today` is the date in Asia/Shanghai, `YYYY-MM-DD`. R-91.
 */
export function whyNot(act: Act, context: ActContext, actor: Actor, today: string): Problem[] {
  const role = roleProblem(act, context, actor);
  // To whoever acts for no unit, not being of this one says nothing more.
  const unit = role ? undefined : unitProblem(act, context, actor);
  const found = [role, ...stateProblems(act, context), unit];
  // Conditions speak of the act's own states; those about the person, of people of the unit.
  const apply = actRow(act).from.includes(context.application.state) && !role && !unit;
  return [...found, ...(apply ? guardProblems(act, context, actor, today) : [])].filter(
    (one) => one !== undefined,
  );
}

/** Whether the actor may do the act now: nothing if so, else the first reason why not. */
export const decide = (act: Act, context: ActContext, actor: Actor, today: string): Problem | undefined =>
  whyNot(act, context, actor, today)[0];

/** The same reasons as people are told them: who can act instead, how to reach them, and from when. */
export const reasonsFor = (act: Act, context: ActContext, actor: Actor, today: string): Reason[] =>
  whyNot(act, context, actor, today).map((found) => reasonOf(found, act, context, actor, today));

/** Every act with the reasons why it is not possible, or none: what pages draw their buttons from. */
export const explain = (
  context: ActContext,
  actor: Actor,
  today: string,
): { act: Act; reasons: Reason[] }[] =>
  actNames.map((act) => ({ act, reasons: reasonsFor(act, context, actor, today) }));

function roleProblem(act: Act, { application }: ActContext, actor: Actor): Problem | undefined {
  const isApplicant = actor.accountId === application.applicantId;
  if (actRow(act).by === 'applicant') return isApplicant ? undefined : problem('ONLY_THE_APPLICANT');
  return actor.memberships.length > 0 ? undefined : problem('ONLY_UNIT_STAFF');
}

function stateProblems(act: Act, { application, offered }: ActContext): Problem[] {
  const row = actRow(act);
  const found = application.moving ? [problem('APPLICATION_MOVING')] : [];
  if (!row.from.includes(application.state)) {
    const state = states[application.state].title;
    return [...found, problem('ACT_NOT_POSSIBLE_NOW', { act: row.title, state })];
  }
  // What a step offers stands in the diagram: an analyst may offer less than the table allows. No step is open while
  // the application moves.
  const offers = row.command !== 'complete' || application.moving || offered?.includes(act);
  return offers ? found : [...found, problem('STEP_DOES_NOT_OFFER', { act: row.title })];
}

function unitProblem(act: Act, context: ActContext, actor: Actor): Problem | undefined {
  const { by, permission } = actRow(act);
  if (by === 'applicant') return undefined;
  const { application, unit, reporter } = context;
  const unitId =
    by === 'unit'
      ? application.unitId
      : by === 'accepting_unit'
        ? application.acceptingUnitId
        : (reporter?.unitId ?? null);
  if (!membershipIn(actor, unitId)) {
    return by === 'reporter'
      ? problem('ONLY_THE_REPORTER')
      : problem('NOT_WITH_YOUR_UNIT', { who: unit?.name ?? '' });
  }
  if (permission && !holds(actor, unitId, permission, application.business)) {
    return problem('PERMISSION_MISSING', {
      permission: permissionTitles[storedPermission(permission, application.business)],
    });
  }
  return undefined;
}

const guardProblems = (act: Act, context: ActContext, actor: Actor, today: string): Problem[] =>
  actRow(act).guards.flatMap((guard) => guards[guard](context, actor, today) ?? []);
