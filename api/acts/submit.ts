import { nextValue } from '../../database/counter.ts';
import { administers } from '../../database/unit/administers.ts';
import { checkForm } from '../../domain/application/form/check-form.ts';
import { banYear } from '../../domain/ban/ban.ts';
import { applicationNumber } from '../../domain/certificate/number.ts';
import { refuse } from '../../domain/errors.ts';
import { messages } from '../../domain/flow.ts';
import { assertMayApply } from './assert-may-apply.ts';
import type { ActEffect } from './effect.ts';

/** everything is checked at once, then the flow begins with the work unit. */
export const submit: ActEffect<'submit'> = async ({ trx, found, actor, now, today }) => {
  const { business, workUnitId } = found.application;
  const faults = checkForm(business, found.form, { today });
  if (faults.length > 0) refuse('FORM_INVALID', {}, faults);
  for (const unitId of [workUnitId, found.application.acceptingUnitId]) {
    if (await administers(trx, actor.accountId, unitId)) refuse('WORK_UNIT_OWN_ADMINISTRATOR');
  }
  await assertMayApply(trx, { ...found.application, accountId: actor.accountId, now });
  const year = banYear(now);
  const number =
    found.number ??
    applicationNumber({ year, business, sequence: await nextValue(trx, `application-${business}-${year}`) });
  return {
    change: { number, submittedAt: now, commitmentAt: now, newInstance: true },
    message: messages.submitted[business],
    variables: {
      applicationId: found.application.id,
      business,
      nextUnitId: workUnitId,
      nextArrival: 'submitted',
    },
  };
};
