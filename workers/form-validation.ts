import { addJobRecord } from '../database/record/add-job-record.ts';
import { applicationForm } from '../database/application/form.ts';
import { submissionOf } from '../database/application/submission.ts';
import { findBan } from '../database/ban/find-ban.ts';
import { banYear } from '../domain/ban/ban.ts';
import { checkSubmission } from '../domain/application/check-submission.ts';
import { problem } from '../domain/errors.ts';
import { formValidation } from '../domain/jobs/form-validation.ts';
import { Refusal, worker } from './worker.ts';

/** the form is checked once more where the flow sees it; what is wrong goes to the applicant with its fields. */
export default worker(formValidation, async ({ input, jobKey, knex, now, today }) => {
  const application = await applicationForm(knex, input.applicationId);
  if (!application) return new Refusal('FORM_INVALID', problem('APPLICATION_NOT_FOUND').message);
  const { business, form } = application;
  const submission = await submissionOf(knex, { id: input.applicationId, business, form, at: now });
  const faults = checkSubmission(submission, today);
  const ban = await findBan(knex, { ...application, year: banYear(now) });
  if (faults.length === 0 && !ban) return {};
  const opinion = ban
    ? `本年度内不能再向该受理单位申报：${ban.reason}`
    : faults.map(({ reason }) => reason).join('；');
  await addJobRecord(knex, {
    jobKey,
    applicationId: input.applicationId,
    event: 'form_invalid',
    opinion,
    details: { faults },
    at: now,
  });
  return new Refusal('FORM_INVALID', opinion.slice(0, 500));
});
