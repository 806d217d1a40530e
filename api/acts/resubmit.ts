import { applicationForm } from '../../database/application/form.ts';
import { changesSinceReturn } from '../../database/application/changes-since-return.ts';
import { untick } from '../../database/application/section-checks.ts';
import { submissionOf } from '../../database/application/submission.ts';
import type { Db } from '../../database/connect.ts';
import { livePublicity } from '../../database/publicity/live.ts';
import type { ApplicationForAct } from '../../database/application/load-for-act.ts';
import { checkSubmission } from '../../domain/application/check-submission.ts';
import type { Business } from '../../domain/business.ts';
import { refuse } from '../../domain/errors.ts';
import { publicView, samePublicView } from '../../domain/publicity/public-view.ts';
import type { ActEffect } from './effect.ts';

/**
 * R-21 and `domain.md` reading 5: it goes to the unit that returned it; to the work unit where what was on public view
 * has changed; and as new where it was withdrawn or never reached a unit.
 */
export const resubmit: ActEffect<'resubmit'> = async ({ trx, found, now, today }) => {
  const { id, business, workUnitId } = found.application;
  const faults = checkSubmission(
    await submissionOf(trx, { id, business, form: found.readForm(), at: now }),
    today,
  );
  if (faults.length > 0) refuse('FORM_INVALID', {}, faults);
  await untickChanged(trx, found.application);
  const returnedBy = found.returnToUnitId;
  const nextUnitId = returnedBy === null || (await publicityIsOutdated(trx, found)) ? workUnitId : returnedBy;
  return {
    change: { returnScope: null },
    variables: {
      outcome: 'resubmit',
      nextUnitId,
      nextArrival: returnedBy === null ? 'submitted' : 'resubmitted',
    },
  };
};

/** what was checked before stays checked, but for what has changed since the return. */
async function untickChanged(knex: Db, { id, business }: { id: string; business: Business }): Promise<void> {
  const changes = await changesSinceReturn(knex, id, business);
  if (changes) await untick(knex, id, changes.keys);
}

async function publicityIsOutdated(knex: Db, { application, readForm }: ApplicationForAct): Promise<boolean> {
  const live = await livePublicity(knex, application.id);
  if (!live || samePublicView(live.public_view, publicView(readForm()))) return false;
  return (await applicationForm(knex, application.id))?.publicityAgain ?? true;
}
