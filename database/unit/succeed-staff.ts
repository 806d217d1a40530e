import { issuingMenus } from '../../domain/unit/menus.ts';
import type { Db } from '../connect.ts';
import { tellRights } from '../notice/tell-rights.ts';
import { query } from '../query.ts';
import type { Succession } from './succeed.ts';

/**
 * The closed unit's handlers lose it, and where they are `taken` handle for the successor with the same menus (those of
 * issuing only where it may issue); who handles there already keeps their own. Its legal account stands for no unit.
 */
export async function succeedStaff(
  knex: Db,
  { unitId, successorId, at, taken }: Succession & { taken: boolean },
): Promise<void> {
  if (taken)
    await query(
      knex,
      `insert into handler as h (unit_id, account_id, permissions, created_at)
       select s.id, o.account_id,
         case when s.issues_certificates then o.permissions
           else array(select p from unnest(o.permissions) p where p <> all(:issuing)) end, :at
       from handler o join unit s on s.id = :successorId where o.unit_id = :unitId and o.removed_at is null
       on conflict (unit_id, account_id) do update
         set permissions = excluded.permissions, created_at = :at, removed_at = null, revision = h.revision + 1
         where h.removed_at is not null`,
      { unitId, successorId, at, issuing: issuingMenus },
    );
  const removed = await query<{ account_id: string }>(
    knex,
    `update handler set removed_at = :at, permissions = '{}', revision = revision + 1
     where unit_id = :unitId and removed_at is null returning account_id`,
    { unitId, at },
  );
  const unbound = await query<{ account_id: string }>(
    knex,
    'update account set legal_unit_id = null where legal_unit_id = :unitId returning id as account_id',
    { unitId },
  );
  for (const { account_id: accountId } of [...removed, ...unbound]) await tellRights(knex, accountId);
}
