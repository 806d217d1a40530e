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

/** Notices to a person and to the units for which they act, the newest first. */
export const noticesFor = (knex: Db, accountId: string, unitIds: readonly string[]): Promise<NoticeRow[]> =>
  query<NoticeRow>(
    knex,
    `select n.id, n.application_id as "applicationId", n.kind, n.text, u.name as unit, n.created_at as at
     from notice n left join unit u on u.id = n.unit_id
     where n.account_id = :accountId or n.unit_id = any(:unitIds::uuid[]) order by n.created_at desc, n.id limit 100`,
    { accountId, unitIds },
  );
