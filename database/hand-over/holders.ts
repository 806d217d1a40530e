import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type HolderRow = { id: string; name: string; open: number; away: boolean; removed: boolean };

/** Everybody with whom something is in the unit, the removed too; whoever has most is first. */
export const holdersOf = (
  knex: Db,
  of: { unitId: string; businesses: readonly Business[]; today: string },
): Promise<HolderRow[]> =>
  query<HolderRow>(
    knex,
    `select p.id, p.name, h.open,
       exists (select 1 from absence b where b.unit_id = :unitId and b.account_id = p.id and b.ended_at is null
         and :today::date between b.from_date and b.to_date) as away,
       p.legal_unit_id is distinct from :unitId and not exists (
         select 1 from handler s where s.unit_id = :unitId and s.account_id = p.id and s.removed_at is null) as removed
     from (
       select handler_id, count(*)::int as open from application
       where unit_id = :unitId and handler_id is not null and state in ('to_sign', 'to_review', 'in_publicity')
         and business = any(:businesses::text[]) group by handler_id
     ) h join account p on p.id = h.handler_id
     order by h.open desc, p.name, p.id`,
    of,
  );
