import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** Applications in publicity whose period was reckoned under an older calendar and is not over yet. */
export async function publicitiesToReplan(
  knex: Db,
  revision: number,
  today: string,
): Promise<{ id: string; moving: boolean }[]> {
  return query(
    knex,
    `select a.id, a.pending_act is not null as moving
     from publicity p join application a on a.id = p.application_id
     where p.live and p.over_at is null and p.calendar_revision < :revision and p.earliest_report_date > :today::date
       and a.state = 'in_publicity'`,
    { revision, today },
  );
}
