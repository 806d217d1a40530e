import { leaveUnit } from '../../database/application/leave-unit.ts';
import { liveWay } from '../../database/application/live-way.ts';
import { dropPublicity } from '../../database/publicity/interrupt.ts';
import { refuse } from '../../domain/errors.ts';
import type { ActEffect } from './effect.ts';

/** R-43, reading 5: to the applicant, who sends it back here, or to an earlier unit on the way. */
export const returnToNode: ActEffect<'return'> = async ({ trx, found, actor, input }) => {
  const { id, unitId } = found.application;
  await leaveUnit(trx, id, actor.accountId);
  // the return is the answer to an upheld objection; what comes back is on public view from the beginning.
  const answered = found.application.state === 'in_publicity' && found.objections.upheld;
  if (answered) await dropPublicity(trx, id);
  const change = answered ? { objectionUpheld: false } : {};
  if (input.to === 'applicant') {
    return {
      change: { ...change, returnToUnitId: unitId },
      variables: { outcome: 'return_to_applicant', nextUnitId: unitId ?? '', nextArrival: 'resubmitted' },
      opinion: input.reason,
      details: { to: '申报人' },
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
    details: { to: earlier.unitName },
  };
};
