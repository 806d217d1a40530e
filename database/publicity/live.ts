import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type PublicityRow = {
  id: string;
  start_date: string;
  end_date: string;
  earliest_report_date: string;
  provisional: boolean;
  calendar_revision: number;
  public_view: Record<string, string>;
  /** Null while it waits to be reckoned anew after an objection. */
  job_key: string | null;
  over_at: Date | null;
};

/** The publicity that counts for the application now. */
export function livePublicity(knex: Db, applicationId: string): Promise<PublicityRow | undefined> {
  return queryOne<PublicityRow>(
    knex,
    `select id, start_date, end_date, earliest_report_date, provisional, calendar_revision, public_view, job_key, over_at
     from publicity where application_id = :applicationId and live`,
    { applicationId },
  );
}
