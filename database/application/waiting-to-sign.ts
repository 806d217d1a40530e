import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/**
 * Applications that lie in the unit's 待签收 though it has signing switched off; `moving` are those that are just on
 * their way there, or away.
 */
export const waitingToSign = (knex: Db, unitId: string): Promise<{ id: string; moving: boolean }[]> =>
  query(
    knex,
    `select a.id, a.pending_act is not null or a.state <> 'to_sign' as moving
     from unit u join application a on a.unit_id = u.id
     join way_step s on s.application_id = a.id and s.live and s.position = a.position and s.entry = 'sign'
     where u.id = :unitId and not u.signing and a.begun_at is null and (a.state = 'to_sign' or a.pending_act is not null)`,
    { unitId },
  );
