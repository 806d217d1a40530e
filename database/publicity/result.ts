import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type ResultPublicity = {
  applicationId: string;
  unitId: string;
  workingDays: number;
  start: string;
  end: string;
  earliestReportDate: string;
  provisional: boolean;
  calendarRevision: number;
};
type Begun = ResultPublicity & { publicView: Record<string, string>; at: Date };

/** Begins the second publicity, of the result (`domain.md` reading 18); one from an earlier approval gives way. */
export const beginResultPublicity = (knex: Db, begun: Begun): Promise<unknown> =>
  query(
    knex,
    `insert into result_publicity (application_id, unit_id, working_days, start_date, end_date, earliest_issue_date,
       provisional, calendar_revision, public_view, created_at)
     values (:applicationId, :unitId, :workingDays, :start, :end, :earliestReportDate, :provisional, :calendarRevision,
       :publicView, :at)
     on conflict (application_id) do update set unit_id = excluded.unit_id, working_days = excluded.working_days,
       start_date = excluded.start_date, end_date = excluded.end_date, earliest_issue_date = excluded.earliest_issue_date,
       provisional = excluded.provisional, calendar_revision = excluded.calendar_revision,
       public_view = excluded.public_view, created_at = excluded.created_at`,
    { ...begun, publicView: JSON.stringify(begun.publicView) },
  );

export type RunningResult = { applicationId: string; start: string; workingDays: number };

/** Those not over that were reckoned under an older calendar, held for this run. */
export const resultsToReckon = (
  knex: Db,
  ask: { revision: number; today: string; limit: number },
): Promise<RunningResult[]> =>
  query<RunningResult>(
    knex,
    `select application_id as "applicationId", start_date as start, working_days as "workingDays"
     from result_publicity where earliest_issue_date > :today::date and calendar_revision < :revision
     order by earliest_issue_date, application_id limit :limit for update`,
    ask,
  );

export const moveResultPublicity = (
  knex: Db,
  moved: Pick<
    ResultPublicity,
    'applicationId' | 'end' | 'earliestReportDate' | 'provisional' | 'calendarRevision'
  >,
): Promise<unknown> =>
  query(
    knex,
    `update result_publicity set end_date = :end, earliest_issue_date = :earliestReportDate, provisional = :provisional,
       calendar_revision = :calendarRevision where application_id = :applicationId`,
    moved,
  );
