import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** Text as it is in a `like` pattern. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The first units by name that hold the words. */
export const unitsNamed = (
  knex: Db,
  search: string,
): Promise<{ id: string; name: string; district: string | null }[]> =>
  query(knex, 'select id, name, district from unit where name like :pattern order by name limit 50', {
    pattern: `%${literally(search)}%`,
  });

/** How many applications of this business lie with the unit, by state. */
export const tabCounts = (
  knex: Db,
  unitId: string,
  business: Business,
): Promise<{ state: string; count: number }[]> =>
  query(
    knex,
    'select state, count(*)::int as count from application where unit_id = :unitId and business = :business group by state',
    { unitId, business },
  );
