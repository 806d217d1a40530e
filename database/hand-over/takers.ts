import type { Taker } from '../../domain/hand-over/takers.ts';
import { permissions, type StoredPermission } from '../../domain/rights.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/**
 * Everybody who acts for the unit, its legal person's accounts with every permission, with how much is with each and
 * whether they are away today; with `accountId` that one alone.
 */
export async function takersOf(
  knex: Db,
  { accountId = null, ...of }: { unitId: string; today: string; accountId?: string | null },
): Promise<Taker[]> {
  const rows = await query<Taker & { legal: boolean; permissions: StoredPermission[] }>(
    knex,
    `select s.id, p.name, s.legal, s.permissions,
       exists (select 1 from absence b where b.unit_id = :unitId and b.account_id = s.id and b.ended_at is null
         and :today::date between b.from_date and b.to_date) as away,
       (select count(*)::int from application a where a.unit_id = :unitId and a.handler_id = s.id
         and a.state in ('to_sign', 'to_review', 'in_publicity')) as open
     from (
       select id, true as legal, '{}'::text[] as permissions from account where legal_unit_id = :unitId
       union all
       select h.account_id, false, h.permissions from handler h join account a on a.id = h.account_id
       where h.unit_id = :unitId and h.removed_at is null and a.legal_unit_id is distinct from h.unit_id
     ) s join account p on p.id = s.id
     where :accountId::uuid is null or s.id = :accountId
     order by s.legal, p.name, s.id`,
    { ...of, accountId },
  );
  return rows.map(({ legal, ...row }) => ({ ...row, permissions: legal ? permissions : row.permissions }));
}
