import { stateNames, states } from '../../domain/application/states.ts';
import type { UnitKind } from '../../domain/routing/superiors.ts';
import type { Db } from '../connect.ts';
import { literally } from '../literally.ts';
import { query, queryOne } from '../query.ts';
import { violates } from '../violates.ts';

export type AdministeredUnit = {
  id: string;
  name: string;
  kind: UnitKind;
  district: string | null;
  departmentId: string | null;
  department: string | null;
  issuesCertificates: boolean;
  complete: boolean;
  /** Where it is closed: since when, and who has taken over. */
  closedAt: Date | null;
  successor: string | null;
  revision: number;
};

const select = `
  select u.id, u.name, u.kind, u.district, u.department_id as "departmentId", d.name as department, u.issues_certificates as "issuesCertificates",
    u.informed_at is not null as complete, u.closed_at as "closedAt", s.name as successor, u.revision
  from unit u left join unit d on d.id = u.department_id left join unit s on s.id = u.successor_id`;

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

type Place = Pick<AdministeredUnit, 'name' | 'kind' | 'district' | 'departmentId' | 'revision'>;

/** Puts a unit elsewhere, if nobody has changed it since it was read at this revision; else why not, by the error's code. */
export async function writePlace(
  knex: Db,
  place: Place & { unitId: string },
): Promise<'written' | 'UNIT_CHANGED' | 'UNIT_NAME_TAKEN'> {
  try {
    const row = await queryOne(
      knex,
      `update unit set name = :name, kind = :kind, district = :district, department_id = :departmentId, revision = revision + 1
       where id = :unitId and revision = :revision returning id`,
      place,
    );
    return row ? 'written' : 'UNIT_CHANGED';
  } catch (error) {
    if (violates(error, 'unit_name_key')) return 'UNIT_NAME_TAKEN';
    throw error;
  }
}

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
