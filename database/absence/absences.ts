import type { Ahead } from '../../domain/absence/deputies.ts';
import type { Period } from '../../domain/absence/absence.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type NewAbsence = Period & {
  unitId: string;
  accountId: string;
  deputyId: string;
  note: string;
  createdBy: string;
  at: Date;
};

/** The unit's absences that are not over on this day. A unit has few. */
export const absencesAheadOf = (knex: Db, unitId: string, today: string): Promise<Ahead[]> =>
  query<Ahead>(
    knex,
    `select b.account_id as "accountId", a.name as account, b.deputy_id as "deputyId", d.name as deputy,
       b.from_date as from, b.to_date as to
     from absence b join account a on a.id = b.account_id join account d on d.id = b.deputy_id
     where b.unit_id = :unitId and b.ended_at is null and b.to_date >= :today::date order by b.from_date, b.id`,
    { unitId, today },
  );

export async function addAbsence(knex: Db, made: NewAbsence): Promise<string> {
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into absence (unit_id, account_id, deputy_id, from_date, to_date, note, created_by, created_at)
     values (:unitId, :accountId, :deputyId, :from, :to, :note, :createdBy, :at) returning id`,
    made,
  );
  return row?.id ?? '';
}

/** Ends it before its time; false when it has been ended already, or is over on this day. */
export const endAbsence = async (
  knex: Db,
  ended: { id: string; by: string; today: string; at: Date },
): Promise<boolean> =>
  (await queryOne(
    knex,
    `update absence set ended_at = :at, ended_by = :by
     where id = :id and ended_at is null and to_date >= :today::date returning id`,
    ended,
  )) !== undefined;

/** Whoever leaves the unit has nothing to be stood in for any more. */
export const endAbsencesOf = (
  knex: Db,
  ended: { unitId: string; accountId: string; by: string; at: Date },
): Promise<unknown> =>
  query(
    knex,
    `update absence set ended_at = :at, ended_by = :by
     where unit_id = :unitId and account_id = :accountId and ended_at is null`,
    ended,
  );

/** For whom this person stands in on this day. */
export async function deputisedBy(
  knex: Db,
  of: { unitId: string; accountId: string; today: string },
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    knex,
    `select account_id as id from absence
     where unit_id = :unitId and deputy_id = :accountId and ended_at is null and :today::date between from_date and to_date`,
    of,
  );
  return rows.map(({ id }) => id);
}
