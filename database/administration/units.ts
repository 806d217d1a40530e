import { stateNames, states } from '../../domain/application/states.ts';
import type { UnitKind } from '../../domain/routing/superiors.ts';
import type { Db } from '../connect.ts';
import { literally } from '../literally.ts';
import { query, queryOne } from '../query.ts';

export type AdministeredUnit = {
  id: string;
  name: string;
  kind: UnitKind;
  district: string | null;
  department: string | null;
  issuesCertificates: boolean;
  complete: boolean;
};

const select = `
  select u.id, u.name, u.kind, u.district, d.name as department, u.issues_certificates as "issuesCertificates",
    u.informed_at is not null as complete
  from unit u left join unit d on d.id = u.department_id`;

/** every unit by name; names are unique, so the last one is the key of the page that follows. */
export const unitsByName = (
  knex: Db,
  ask: { search: string; after?: string | undefined; limit: number },
): Promise<AdministeredUnit[]> =>
  query(
    knex,
    `${select} where u.name like :pattern ${ask.after === undefined ? '' : 'and u.name > :after'} order by u.name limit :limit`,
    {
      pattern: `%${literally(ask.search)}%`,
      limit: ask.limit,
      ...(ask.after === undefined ? {} : { after: ask.after }),
    },
  );

export const administeredUnit = (knex: Db, id: string): Promise<AdministeredUnit | undefined> =>
  queryOne(knex, `${select} where u.id = :id`, { id });

type NewUnit = Pick<AdministeredUnit, 'name' | 'kind' | 'district'> & {
  departmentId: string | null;
  at: Date;
};

/** Nothing when there is a unit of this name. */
export const insertUnit = (knex: Db, made: NewUnit): Promise<{ id: string } | undefined> =>
  queryOne(
    knex,
    `insert into unit (name, kind, district, department_id, created_at)
     values (:name, :kind, :district, :departmentId, :at) on conflict (name) do nothing returning id`,
    made,
  );

/** Sets the authority to issue certificates; false when it stood so already. */
export async function writeAuthority(knex: Db, unitId: string, granted: boolean): Promise<boolean> {
  const row = await queryOne(
    knex,
    `update unit set issues_certificates = :granted where id = :unitId and issues_certificates <> :granted returning id`,
    { unitId, granted },
  );
  return row !== undefined;
}

/** How many running applications the unit is to accept in the end. */
export async function runningFor(knex: Db, unitId: string): Promise<number> {
  const row = await queryOne<{ count: number }>(
    knex,
    `select count(*)::int as count from application
     where accepting_unit_id = :unitId and state = any(:running) and state <> 'draft'`,
    { unitId, running: stateNames.filter((state) => states[state].running) },
  );
  return row?.count ?? 0;
}
