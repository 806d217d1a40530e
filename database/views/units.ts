import type { Db } from '../connect.ts';
import { literally } from '../literally.ts';
import { query } from '../query.ts';

/** The first units by name that hold the words. */
export const unitsNamed = (
  knex: Db,
  search: string,
): Promise<{ id: string; name: string; district: string | null }[]> =>
  query(
    knex,
    'select id, name, district from unit where closed_at is null and name like :pattern order by name limit 50',
    {
      pattern: `%${literally(search)}%`,
    },
  );
