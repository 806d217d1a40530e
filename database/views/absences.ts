import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type AbsenceRow = {
  id: string;
  unitId: string;
  accountId: string;
  name: string;
  deputyId: string;
  deputy: string;
  from: string;
  to: string;
  note: string;
  createdBy: string;
  createdAt: Date;
  endedAt: Date | null;
};
/** Where a page of absences begins. */
export type AbsenceKey = { from: string; id: string };

const select = `select b.id, b.unit_id as "unitId", b.account_id as "accountId", a.name, b.deputy_id as "deputyId", d.name as deputy,
    b.from_date as from, b.to_date as to, b.note, c.name as "createdBy", b.created_at as "createdAt", b.ended_at as "endedAt"
  from absence b join account a on a.id = b.account_id join account d on d.id = b.deputy_id join account c on c.id = b.created_by`;

/** the unit's absences, those that begin last first; a page behind a key. */
export const absencesOf = (
  knex: Db,
  ask: { unitId: string; after: AbsenceKey | undefined; limit: number },
): Promise<AbsenceRow[]> =>
  query<AbsenceRow>(
    knex,
    `${select} where b.unit_id = :unitId and (b.from_date, b.id) < (:from, :id)
     order by b.from_date desc, b.id desc limit :limit`,
    {
      unitId: ask.unitId,
      limit: ask.limit,
      from: ask.after?.from ?? 'infinity',
      id: ask.after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    },
  );

export const absenceRow = (knex: Db, unitId: string, id: string): Promise<AbsenceRow | undefined> =>
  queryOne<AbsenceRow>(knex, `${select} where b.unit_id = :unitId and b.id = :id`, { unitId, id });
