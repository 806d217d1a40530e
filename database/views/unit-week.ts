import type { State } from '../../domain/application/states.ts';
import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

/** What rests with the unit now, by business and state. */
export const restingWith = (
  knex: Db,
  unitId: string,
): Promise<{ business: Business; state: State; count: number }[]> =>
  query(
    knex,
    `select business, state, count(*)::int as count from application
     where unit_id = :unitId and business in ('initial', 'confirmation') group by business, state`,
    { unitId },
  );

/** Since when the oldest of what the unit could do at this moment has been waiting. */
export async function oldestWaiting(knex: Db, unitId: string, now: Date): Promise<Date | undefined> {
  const row = await queryOne<{ since: Date }>(
    knex,
    `select waiting_since as since from application
     where unit_id = :unitId and state in ('to_sign', 'to_review', 'in_publicity') and pending_act is null and waiting_since <= :now
     order by waiting_since, id limit 1`,
    { unitId, now },
  );
  return row?.since;
}

/** How many publicities of the unit end from the first to the last of these days. */
export async function publicitiesEnding(
  knex: Db,
  ask: { unitId: string; first: string; last: string },
): Promise<number> {
  const row = await queryOne<{ count: number }>(
    knex,
    `select count(*)::int as count from application a join publicity p on p.application_id = a.id and p.live
     where a.unit_id = :unitId and a.business in ('initial', 'confirmation') and a.state = 'in_publicity'
       and a.open_objections = 0 and p.end_date between :first::date and :last::date`,
    ask,
  );
  return row?.count ?? 0;
}

export const unitName = (knex: Db, unitId: string): Promise<{ name: string } | undefined> =>
  queryOne(knex, 'select name from unit where id = :unitId', { unitId });
