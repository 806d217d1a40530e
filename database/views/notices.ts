import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type NoticeRow = {
  id: string;
  applicationId: string;
  kind: string;
  text: string;
  unit: string | null;
  at: Date;
};

/** Notices to a person and to the units for which they act, the newest first; each addressee's in the order of an index. */
export const noticesFor = (knex: Db, accountId: string, unitIds: readonly string[]): Promise<NoticeRow[]> =>
  query<NoticeRow>(
    knex,
    `select n.id, n.application_id as "applicationId", n.kind, n.text, u.name as unit, n.created_at as at
     from (
       (select * from notice where account_id = :accountId order by created_at desc, id limit 100)
       union all
       select mine.* from unnest(:unitIds::uuid[]) as of_unit (id) cross join lateral (
         select * from notice where unit_id = of_unit.id order by created_at desc, id limit 100) mine
     ) n left join unit u on u.id = n.unit_id order by n.created_at desc, n.id limit 100`,
    { accountId, unitIds },
  );
