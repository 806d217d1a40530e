import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** Text as it is in a `like` pattern. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** accepting units that take this business now. */
export const acceptingUnits = (
  knex: Db,
  ask: { business: Business; search: string },
): Promise<{ id: string; name: string; district: string | null; instructions: string }[]> =>
  query(
    knex,
    `select u.id, u.name, u.district, s.instructions from recognition_setting s join unit u on u.id = s.unit_id
     where s.business = :business and s.enabled and u.issues_certificates and u.name like :pattern
     order by u.district nulls first, u.name`,
    { business: ask.business, pattern: `%${literally(ask.search)}%` },
  );

/** The first units by name that hold the words. */
export const unitsNamed = (
  knex: Db,
  search: string,
): Promise<{ id: string; name: string; district: string | null }[]> =>
  query(knex, 'select id, name, district from unit where name like :pattern order by name limit 50', {
    pattern: `%${literally(search)}%`,
  });
