import { dropUndemanded, submissionOf } from '../../database/application/submission.ts';
import { commitmentAt } from '../../database/commitment/commitments.ts';
import { nextValue } from '../../database/counter.ts';
import { administers } from '../../database/unit/administers.ts';
import { checkSubmission } from '../../domain/application/check-submission.ts';
import { banYear } from '../../domain/ban/ban.ts';
import { applicationNumber } from '../../domain/certificate/number.ts';
import { refuse } from '../../domain/errors.ts';
import { messages } from '../../domain/flow.ts';
import type { ActEffect } from './effect.ts';

/** everything is checked at once, then the flow begins with the work unit. */
export const submit: ActEffect<'submit'> = async ({ trx, found, actor, input, now, today }) => {
  const { id, business, workUnitId } = found.application;
  const submission = await submissionOf(trx, { id, business, form: found.readForm(), at: now });
  const faults = checkSubmission(submission, today);
  if (faults.length > 0) refuse('FORM_INVALID', {}, faults);
  for (const unitId of [workUnitId, found.application.acceptingUnitId]) {
    if (await administers(trx, actor.accountId, unitId)) refuse('WORK_UNIT_OWN_ADMINISTRATOR');
  }
  const commitment = await commitmentAt(trx, business, now);
  if (input.commitmentVersion !== undefined && input.commitmentVersion !== commitment?.version)
    refuse('COMMITMENT_CHANGED');
  await dropUndemanded(trx, id, submission, now);
  const commitmentVersion = commitment?.version ?? null;
  const year = banYear(now);
  const number =
    found.number ??
    applicationNumber({ year, business, sequence: await nextValue(trx, `application-${business}-${year}`) });
  return {
    change: {
      number,
      submittedAt: now,
      commitmentAt: now,
      commitmentVersion,
      recognition: submission.recognition,
      newInstance: true,
    },
    details: { commitmentVersion },
    message: messages.submitted[business],
    variables: {
      applicationId: found.application.id,
      business,
      nextUnitId: workUnitId,
      nextArrival: 'submitted',
    },
  };
};
