import type { Act } from '../../domain/application/acts.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type RecordRow = {
  id: string;
  opinion: string;
  details: Record<string, unknown>;
  at: Date;
  unit_id: string | null;
};

/** The latest record of one act of an application. */
export function latestRecord(knex: Db, applicationId: string, event: Act): Promise<RecordRow | undefined> {
  return queryOne<RecordRow>(
    knex,
    `select id, opinion, details, at, unit_id from record where application_id = :applicationId and event = :event
     order by sequence desc limit 1`,
    { applicationId, event },
  );
}
