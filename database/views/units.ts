import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { literally } from '../literally.ts';
import { query } from '../query.ts';

export type AcceptingUnitRow = {
  id: string;
  name: string;
  district: string | null;
  department: string | null;
  information: string;
  instructions: string;
  contact: { name: string; phone: string };
};

/** accepting units that take this business now, with what they tell applicants. */
export const acceptingUnits = (
  knex: Db,
  ask: { business: Business; search: string },
): Promise<AcceptingUnitRow[]> =>
  query(
    knex,
    `select u.id, u.name, u.district, d.name as department, s.information, s.instructions,
       json_build_object('name', coalesce(k.name, u.contact_name), 'phone', coalesce(k.phone, u.contact_phone)) as contact
     from recognition_setting s join unit u on u.id = s.unit_id left join unit d on d.id = u.department_id
     left join unit_contact k on k.unit_id = u.id and k.business = s.business
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
