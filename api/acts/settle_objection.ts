import { settleObjection } from '../../database/objection/objections.ts';
import { expectReckoning } from '../../database/publicity/interrupt.ts';
import { refuse } from '../../domain/errors.ts';
import { messages } from '../../domain/flow.ts';
import { objectionOutcomeTitles } from '../../domain/publicity/objection.ts';
import type { ActEffect } from './effect.ts';

/** the clock goes on, where no other objection is open; the engine's timer is set anew by the message. */
export const settle_objection: ActEffect<'settle_objection'> = async ({ trx, found, actor, input, now }) => {
  const { id: applicationId } = found.application;
  const { objectionId, outcome, findings } = input;
  const settled = await settleObjection(trx, {
    id: objectionId,
    applicationId,
    outcome,
    findings,
    accountId: actor.accountId,
    at: now,
  });
  if (!settled) {
    const reason = '没有这件待处理的实名异议，请刷新后再办理';
    refuse('INPUT_INVALID', {}, [{ field: 'objectionId', reason }]);
  }
  await expectReckoning(trx, applicationId);
  return {
    change: {
      openObjections: found.objections.open - 1,
      objectionUpheld: found.objections.upheld || outcome === 'upheld',
    },
    message: messages.replanned,
    opinion: findings,
    details: { objectionId, subject: settled.subject, outcome: objectionOutcomeTitles[outcome] },
  };
};
