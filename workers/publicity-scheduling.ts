import { applicationForm } from '../database/application/form.ts';
import { holdForJob } from '../database/application/hold-for-job.ts';
import { loadCalendar } from '../database/calendar/load.ts';
import { objectionSpans } from '../database/objection/objections.ts';
import { livePublicity } from '../database/publicity/live.ts';
import { replacePublicity } from '../database/publicity/replace.ts';
import { startOfDayInShanghai } from '../domain/calendar/date.ts';
import { publicityScheduling } from '../domain/jobs/publicity-scheduling.ts';
import { planPublicity } from '../domain/publicity/plan.ts';
import { publicView } from '../domain/publicity/public-view.ts';
import { worker } from './worker.ts';

/**
 * Reckons when publicity ends. The engine cannot move a timer, so this runs again whenever the calendar has changed or
 * an objection's outcome was entered: a period that still stands keeps its start. A late run changes nothing: the form may be in amendment by then.
 */
export default worker(publicityScheduling, async ({ input, jobKey, knex, now, today }) => {
  const isCurrent = await holdForJob(knex, { ...input, jobKey });
  const application = await applicationForm(knex, input.applicationId);
  if (!application) throw new Error(`application ${input.applicationId} does not exist`);
  const live = await livePublicity(knex, input.applicationId);
  const { calendar, revision } = await loadCalendar(knex, live?.start_date ?? today);
  const view = publicView(application.form);
  const plan = planPublicity({
    today,
    workingDays: input.workingDays,
    calendar,
    calendarRevision: revision,
    view,
    again: application.publicityAgain,
    objections: live ? await objectionSpans(knex, input.applicationId) : [],
    live: live && {
      start: live.start_date,
      earliestReportDate: live.earliest_report_date,
      calendarRevision: live.calendar_revision,
      view: live.public_view,
      over: live.over_at !== null,
      outdated: live.job_key === null,
    },
  });
  if (plan.reckoned && isCurrent) {
    await replacePublicity(knex, {
      ...input,
      ...plan.reckoned,
      calendarRevision: revision,
      publicView: view,
      jobKey,
      at: now,
    });
  }
  return { publicityEndsAt: startOfDayInShanghai(plan.earliestReportDate).toISOString() };
});
