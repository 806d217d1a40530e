import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** Bars the applicant from the accepting unit and business for a year; one bar an application (R-46, reading 8). */
export const addBan = (
  knex: Db,
  ban: { applicationId: string; year: number; reason: string; at: Date },
): Promise<unknown> =>
  query(
    knex,
    `insert into ban (account_id, accepting_unit_id, business, year, application_id, reason, created_at)
     select applicant_id, accepting_unit_id, business, :year, id, :reason, :at from application where id = :applicationId
     on conflict (application_id) do nothing`,
    ban,
  );
