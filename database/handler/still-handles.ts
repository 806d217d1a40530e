import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/**
 * True if the person belongs to the unit at this moment, and for as long as the transaction lasts: whoever is being
 * removed cannot sign meanwhile, and whoever signs is removed only after that was seen (R-34, reading 16).
 */
export async function stillHandles(knex: Db, unitId: string | null, accountId: string): Promise<boolean> {
  const row = await queryOne(
    knex,
    `with legal as (select 1 as one from account where id = :accountId and legal_unit_id = :unitId),
       held as (select 1 as one from handler
         where unit_id = :unitId and account_id = :accountId and removed_at is null for share)
     select one from legal union all select one from held`,
    { unitId, accountId },
  );
  return row !== undefined;
}
