import type { Business } from '../../domain/business.ts';
import type { Demand } from '../../domain/recognition/demands.ts';
import type { UnitKind } from '../../domain/routing/superiors.ts';
import type { Db } from '../connect.ts';
import { literally } from '../literally.ts';
import { query, queryOne } from '../query.ts';

export type AcceptingUnitRow = {
  id: string;
  name: string;
  kind: UnitKind;
  district: string | null;
  departmentId: string | null;
  departmentName: string | null;
  instructions: string;
};

const columns = `u.id, u.name, u.kind, u.district, d.id as "departmentId", d.name as "departmentName", s.instructions`;
const joins = 'join unit u on u.id = s.unit_id left join unit d on d.id = u.department_id';

/** accepting units that take this business now, by name or district. */
export const acceptingUnits = (
  knex: Db,
  ask: { business: Business; search: string },
): Promise<AcceptingUnitRow[]> =>
  query(
    knex,
    `select ${columns} from recognition_setting s ${joins}
     where s.business = :business and s.enabled and u.issues_certificates and u.closed_at is null
       and (u.name like :pattern or u.district like :pattern)
     order by u.district nulls first, u.name`,
    { business: ask.business, pattern: `%${literally(ask.search)}%` },
  );

export type AcceptingUnitDetail = AcceptingUnitRow & {
  enabled: boolean;
  office: string;
  address: string;
  phone: string;
  demands: Demand[];
};

/** what one accepting unit tells its applicants. */
export const acceptingUnitDetail = (
  knex: Db,
  ask: { unitId: string; business: Business },
): Promise<AcceptingUnitDetail | undefined> =>
  queryOne(
    knex,
    `select ${columns}, s.enabled, s.office, s.address, coalesce(nullif(s.phone, ''), k.phone, u.contact_phone) as phone, s.demands
     from recognition_setting s ${joins} left join unit_contact k on k.unit_id = u.id and k.business = s.business
     where s.unit_id = :unitId and s.business = :business and u.issues_certificates and u.closed_at is null`,
    ask,
  );
