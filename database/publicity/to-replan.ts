import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

type Ask = { revision: number; today: string };

/** In publicity, reckoned under an older calendar, and not over yet. */
const outdated = `
  from publicity p join application a on a.id = p.application_id
  where p.live and p.over_at is null and p.calendar_revision < :revision and a.state = 'in_publicity'
    and (p.earliest_report_date > :today::date or a.open_objections > 0)`;

/** A portion of the applications whose publicity is to be reckoned anew and that rest. */
export async function publicitiesToReplan(knex: Db, ask: Ask & { limit: number }): Promise<string[]> {
  const rows = await query<{ id: string }>(
    knex,
    `select a.id ${outdated} and a.pending_act is null order by p.earliest_report_date, a.id limit :limit`,
    ask,
  );
  return rows.map(({ id }) => id);
}

/** Whether some of them move just now: they may have been reckoned a moment before, or be on their way to it. */
export const someMoving = async (knex: Db, ask: Ask): Promise<boolean> =>
  (await queryOne(knex, `select 1 ${outdated} and a.pending_act is not null limit 1`, ask)) !== undefined;
