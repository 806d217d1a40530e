import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type NewPublicity = {
  applicationId: string;
  unitId: string;
  workingDays: number;
  start: string;
  end: string;
  earliestReportDate: string;
  provisional: boolean;
  calendarRevision: number;
  publicView: Record<string, string>;
  jobKey: string;
  at: Date;
};

/** Puts a newly reckoned publicity in the place of the one that counted so far, which is kept as history. */
export async function replacePublicity(knex: Db, publicity: NewPublicity): Promise<void> {
  await query(
    knex,
    'update publicity set live = false where application_id = :applicationId and live',
    publicity,
  );
  await query(
    knex,
    `insert into publicity (application_id, unit_id, working_days, start_date, end_date, earliest_report_date, provisional,
       calendar_revision, public_view, job_key, created_at)
     values (:applicationId, :unitId, :workingDays, :start, :end, :earliestReportDate, :provisional, :calendarRevision,
       :publicView, :jobKey, :at)`,
    { ...publicity, publicView: JSON.stringify(publicity.publicView) },
  );
}
