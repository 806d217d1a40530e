import { problem, type Problem } from '../errors.ts';
import { type Actor, holds, membershipIn, permissionTitles, storedPermission } from '../rights.ts';
import type { ActContext } from './act-context.ts';
import { actNames, actRow, type Act } from './acts.ts';
import { guards } from './guards.ts';
import { states } from './states.ts';

/**
 * Whether the actor may do the act now: nothing if so, else the first reason why not.
 * `today` is the date in Asia/Shanghai, `YYYY-MM-DD`.
 */
export function decide(act: Act, context: ActContext, actor: Actor, today: string): Problem | undefined {
  return (
    roleProblem(act, context, actor) ??
    stateProblem(act, context) ??
    unitProblem(act, context, actor) ??
    guardProblem(act, context, actor, today)
  );
}

/** Every act with the reason why it is not possible, or none: what pages draw their buttons from. */
export function explain(context: ActContext, actor: Actor, today: string): { act: Act; problem?: Problem }[] {
  return actNames.map((act) => {
    const found = decide(act, context, actor, today);
    return found ? { act, problem: found } : { act };
  });
}

function roleProblem(act: Act, { application }: ActContext, actor: Actor): Problem | undefined {
  const isApplicant = actor.accountId === application.applicantId;
  if (actRow(act).by === 'applicant') return isApplicant ? undefined : problem('ONLY_THE_APPLICANT');
  return actor.memberships.length > 0 ? undefined : problem('ONLY_UNIT_STAFF');
}

function stateProblem(act: Act, { application, offered }: ActContext): Problem | undefined {
  const row = actRow(act);
  if (application.moving) return problem('APPLICATION_MOVING');
  if (!row.from.includes(application.state)) {
    return problem('ACT_NOT_POSSIBLE_NOW', { act: row.title, state: states[application.state].title });
  }
  // What a step offers stands in the diagram: an analyst may offer less than the table allows.
  if (row.command === 'complete' && !offered?.includes(act))
    return problem('STEP_DOES_NOT_OFFER', { act: row.title });
  return undefined;
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

function guardProblem(act: Act, context: ActContext, actor: Actor, today: string): Problem | undefined {
  for (const guard of actRow(act).guards) {
    const found = guards[guard](context, actor, today);
    if (found) return found;
  }
  return undefined;
}
