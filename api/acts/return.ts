import { demandedOf } from '../../database/application/attachments.ts';
import { leaveUnit } from '../../database/application/leave-unit.ts';
import { liveWay } from '../../database/application/live-way.ts';
import type { ApplicationForAct } from '../../database/application/load-for-act.ts';
import { keepReturned } from '../../database/application/returned-form.ts';
import type { Db } from '../../database/connect.ts';
import { dropPublicity } from '../../database/publicity/interrupt.ts';
import {
  carriedScope,
  type ReturnScope,
  scopeFaults,
  scopeTitles,
  tickedScope,
} from '../../domain/application/return-scope.ts';
import { refuse } from '../../domain/errors.ts';
import type { ActEffect } from './effect.ts';

/**
 * R-43, reading 5: to the applicant, who sends it back here, or to an earlier unit on the way. What may be changed is
 * told with it, and goes on to the applicant where the earlier unit returns it further.
 */
export const returnToNode: ActEffect<'return'> = async ({ trx, found, actor, input, now }) => {
  const { id, unitId } = found.application;
  const { scope, titles } = await scopeOf(trx, found, input.scope);
  const only = titles.length > 0 ? { only: titles } : {};
  await leaveUnit(trx, id, actor.accountId);
  // the return is the answer to an upheld objection; what comes back is on public view from the beginning.
  const answered = found.application.state === 'in_publicity' && found.objections.upheld;
  if (answered) await dropPublicity(trx, id);
  const change = { returnScope: scope, ...(answered ? { objectionUpheld: false } : {}) };
  if (input.to === 'applicant') {
    await keepReturned(trx, {
      applicationId: id,
      unitId: unitId ?? '',
      reason: input.reason,
      scope,
      at: now,
    });
    return {
      change: { ...change, returnToUnitId: unitId },
      variables: { outcome: 'return_to_applicant', nextUnitId: unitId ?? '', nextArrival: 'resubmitted' },
      opinion: input.reason,
      details: { to: '申报人', ...only },
    };
  }
  const earlier = (await liveWay(trx, id)).find(
    (step) => step.unitId === input.to && step.position < (found.position ?? 0),
  );
  if (!earlier) refuse('RETURN_NODE_UNKNOWN', {}, [{ field: 'to', reason: '请选择此前办理过的单位' }]);
  return {
    change,
    variables: { outcome: 'return_to_unit', nextUnitId: earlier.unitId, nextArrival: 'returned' },
    opinion: input.reason,
    details: { to: earlier.unitName, ...only },
  };
};

/** what is ticked here, and what an upper unit has ticked that returned it to this one. */
async function scopeOf(
  trx: Db,
  { application, returnScope }: ApplicationForAct,
  ticked: ReturnScope | undefined,
): Promise<{ scope: ReturnScope | null; titles: string[] }> {
  const demands = (await demandedOf(trx, application.id))?.recognition.demands ?? [];
  const scoped = { business: application.business, demands };
  const faults = ticked ? scopeFaults(ticked, scoped) : [];
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  const scope = carriedScope(returnScope, tickedScope(ticked));
  return { scope, titles: scope ? scopeTitles(scope, scoped) : [] };
}
