import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** Notes on the way who handled it here and from where it left: it may come back there (`domain.md` readings 5, 11). */
export async function leaveUnit(knex: Db, applicationId: string, handlerId: string): Promise<void> {
  await query(
    knex,
    `update way_step s set handler_id = coalesce(a.handler_id, :handlerId), left_from = a.state
     from application a
     where a.id = :applicationId and s.application_id = a.id and s.live and s.position = a.position`,
    { applicationId, handlerId },
  );
}
