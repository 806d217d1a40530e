import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** A unit with the authority to issue certificates, and whether it takes this business now. */
export function acceptingUnit(
  knex: Db,
  unitId: string,
  business: Business,
): Promise<{ name: string; enabled: boolean } | undefined> {
  return queryOne(
    knex,
    `select u.name, coalesce(s.enabled, false) as enabled from unit u
     left join recognition_setting s on s.unit_id = u.id and s.business = :business
     where u.id = :unitId and u.issues_certificates and u.closed_at is null`,
    { unitId, business },
  );
}
