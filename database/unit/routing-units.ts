import type { RoutingUnit } from '../../domain/routing/superiors.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

const columns = `id, name, kind, district, department_id as "departmentId", issues_certificates as "issuesCertificates"`;

/** The units that could lie above others: everything that is not a plain work unit, and the named ones; never one that is closed. */
export function routingUnits(knex: Db, alsoIds: readonly string[]): Promise<RoutingUnit[]> {
  return query<RoutingUnit>(
    knex,
    `select ${columns} from unit where closed_at is null and (kind <> 'work_unit' or id = any(:alsoIds::uuid[])) order by name`,
    { alsoIds },
  );
}
