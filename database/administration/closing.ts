import type { UnitKind } from '../../domain/routing/superiors.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type UnitToClose = {
  id: string;
  name: string;
  kind: UnitKind;
  district: string | null;
  departmentId: string | null;
  issuesCertificates: boolean;
  signing: boolean;
  informed: boolean;
  /** Of the unit that has taken over, where this one is closed already. */
  successor: string | null;
};

/**
 * A unit held until the transaction ends: nothing arrives there meanwhile (`receiveAtUnit`), nobody changes it. Rows
 * that only name it are not held up.
 */
export const holdUnit = (knex: Db, unitId: string): Promise<UnitToClose | undefined> =>
  queryOne<UnitToClose>(
    knex,
    `select u.id, u.name, u.kind, u.district, u.department_id as "departmentId", u.issues_certificates as "issuesCertificates",
       u.signing, u.informed_at is not null as informed, (select name from unit where id = u.successor_id) as successor
     from unit u where u.id = :unitId for no key update of u`,
    { unitId },
  );

export async function kindsBelow(knex: Db, unitId: string): Promise<UnitKind[]> {
  const rows = await query<{ kind: UnitKind }>(
    knex,
    'select distinct kind from unit where department_id = :unitId',
    { unitId },
  );
  return rows.map(({ kind }) => kind);
}

/** The unit's competent department, that one's, and so on; itself first. */
export async function upwardsOf(knex: Db, unitId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    knex,
    `with recursive above (id, department_id, way) as (
       select id, department_id, array[id] from unit where id = :unitId
       union all
       select u.id, u.department_id, a.way || u.id from unit u join above a on u.id = a.department_id where u.id <> all(a.way)
     ) select id from above order by cardinality(way)`,
    { unitId },
  );
  return rows.map(({ id }) => id);
}

/** Applications that end with the unit and are not over for good: running ones, and those it may still revoke. */
export async function acceptedBy(knex: Db, unitId: string): Promise<number> {
  const row = await queryOne<{ count: number }>(
    knex,
    `select count(*)::int as count from application
     where accepting_unit_id = :unitId and state not in ('rejected', 'terminated', 'abandoned', 'revoked')`,
    { unitId },
  );
  return row?.count ?? 0;
}
