import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type WayStep = { position: number; unitId: string; unitName: string; handlerId: string | null };

/** The units on the application's way as it stands, from the work unit up. */
export function liveWay(knex: Db, applicationId: string): Promise<WayStep[]> {
  return query<WayStep>(
    knex,
    `select s.position, s.unit_id as "unitId", u.name as "unitName", s.handler_id as "handlerId"
     from way_step s join unit u on u.id = s.unit_id
     where s.application_id = :applicationId and s.live order by s.position`,
    { applicationId },
  );
}
