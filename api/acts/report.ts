import { leaveUnit } from '../../database/application/leave-unit.ts';
import { livePublicity } from '../../database/publicity/live.ts';
import { countReport } from '../../database/unit/report-history.ts';
import { routingFacts } from '../../database/unit/routing-facts.ts';
import { refuse } from '../../domain/errors.ts';
import { judgeSuperior } from '../../domain/routing/superiors.ts';
import type { ActCall, ActEffect } from './effect.ts';

/**
 * to a superior that routing allows and that can take it now, by the function that made the list; the
 * work unit fills in the publicity dates.
 */
export const report: ActEffect<'report'> = async (call) => {
  const { trx, found, actor, input, now } = call;
  const { id: applicationId, business } = found.application;
  const unitId = found.application.unitId ?? '';
  const facts = await routingFacts(trx, { applicationId, unitId, nextUnitId: input.superiorUnitId, at: now });
  const candidate = facts?.units.find(({ id }) => id === input.superiorUnitId);
  const judged = facts && candidate && judgeSuperior({ ...facts, candidate });
  if (!judged?.allowed) {
    const why = judged?.why ?? '单位不存在';
    refuse('SUPERIOR_NOT_ALLOWED', { why }, [{ field: 'superiorUnitId', reason: why }]);
  }
  const publicity = await publicityDates(call);
  await leaveUnit(trx, applicationId, actor.accountId);
  await countReport(trx, { fromUnitId: unitId, toUnitId: input.superiorUnitId, business, at: now });
  return {
    // What an upper unit had returned has been dealt with here.
    change: { returnScope: null },
    variables: { outcome: 'report', nextUnitId: input.superiorUnitId, nextArrival: 'reported' },
    opinion: input.opinion ?? '同意报送',
    details: {
      superiorUnitId: input.superiorUnitId,
      superior: candidate?.name,
      ...(publicity ? { publicity } : {}),
    },
  };
};

/** The dates as filled in must cover the reckoned span and be over. */
async function publicityDates({
  trx,
  found,
  input,
  today,
}: ActCall<'report'>): Promise<{ start: string; end: string } | undefined> {
  if (found.application.state !== 'in_publicity') return undefined;
  const live = await livePublicity(trx, found.application.id);
  if (!live) return undefined;
  const dates = input.publicity ?? { start: live.start_date, end: live.end_date };
  if (dates.start > live.start_date || dates.end < live.end_date || dates.end >= today) {
    const span = { start: live.start_date, end: live.end_date };
    refuse('PUBLICITY_DATES_WRONG', span, [
      { field: 'publicity', reason: `应为 ${span.start} 至 ${span.end}` },
    ]);
  }
  return dates;
}
