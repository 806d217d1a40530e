import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** True if the person gives out the unit's permissions: they could let anyone review their application (reading 17). */
export async function administers(knex: Db, accountId: string, unitId: string): Promise<boolean> {
  const row = await queryOne(
    knex,
    `select 1 from handler where unit_id = :unitId and account_id = :accountId and removed_at is null and 'handlers' = any(permissions)`,
    { accountId, unitId },
  );
  return row !== undefined;
}
