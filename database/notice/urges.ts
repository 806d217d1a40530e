import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** Notes an urge; false when this urger has urged on this day already. */
export const noteUrge = async (
  knex: Db,
  urge: { applicationId: string; urger: string; day: string },
): Promise<boolean> =>
  (await queryOne(
    knex,
    `insert into urge (application_id, urger, day) values (:applicationId, :urger, :day)
     on conflict do nothing returning day`,
    urge,
  )) !== undefined;

/** Whether this urger has urged on this day. */
export const hasUrged = async (
  knex: Db,
  urge: { applicationId: string; urger: string; day: string },
): Promise<boolean> =>
  (await queryOne(
    knex,
    'select day from urge where application_id = :applicationId and urger = :urger and day = :day',
    urge,
  )) !== undefined;

/** Units on the way up to where an application is, the lowest first. */
export async function unitsBelow(knex: Db, applicationId: string): Promise<string[]> {
  const row = await queryOne<{ ids: string[] }>(
    knex,
    `select coalesce(array_agg(w.unit_id order by w.position), '{}') as ids
     from way_step w join application a on a.id = w.application_id
     where w.application_id = :applicationId and w.live and w.position < a.position`,
    { applicationId },
  );
  return row?.ids ?? [];
}
