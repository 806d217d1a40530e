import { type State, states } from '../application/states.ts';
import type { Business } from '../business.ts';
import { type Calendar, isWorkingDay, nextWorkingDay } from '../calendar/calendar.ts';
import { problem, type Problem } from '../errors.ts';
import { type Actor, holds } from '../rights.ts';

export type Urgeable = {
  applicantId: string;
  business: Business;
  state: State;
  moving: boolean;
  unitId: string | null;
  /** Units that it has passed on its way to where it is. */
  passedUnitIds: readonly string[];
  publicity: { earliestReportDate: string } | null;
};

/** On whose behalf the actor may urge: their own, or that of a unit further down the way; nobody else's. */
export function urgerOf(actor: Actor, found: Urgeable): { unitId: string | null } | undefined {
  if (actor.accountId === found.applicantId) return { unitId: null };
  const unitId = found.passedUnitIds.find(
    (id) => id !== found.unitId && holds(actor, id, 'review', found.business),
  );
  return unitId ? { unitId } : undefined;
}

/** Why nobody can be urged just now; nothing when somebody can. `today` is the date in Asia/Shanghai. */
export function whyNotUrge(found: Urgeable, today: string, calendar: Calendar): Problem | undefined {
  const { state, moving, publicity } = found;
  if (moving) return problem('APPLICATION_MOVING');
  if (states[state].pendingWith !== 'unit')
    return problem('URGE_NOT_POSSIBLE', { why: `申报书${states[state].title}，没有待办单位` });
  if (state === 'in_publicity' && publicity && today < publicity.earliestReportDate)
    return problem('URGE_NOT_POSSIBLE', {
      why: `公示尚未期满，${publicity.earliestReportDate} 起方可办理`,
      from: publicity.earliestReportDate,
    });
  if (!isWorkingDay(today, calendar))
    return problem('URGE_NOT_POSSIBLE', {
      why: `今天不是工作日，请于 ${nextWorkingDay(today, calendar)} 起催办`,
      from: nextWorkingDay(today, calendar),
    });
  return undefined;
}
