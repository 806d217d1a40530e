import type { DiagramId } from '../../domain/flow.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type MigrationRow = {
  id: string;
  from: number;
  to: number;
  reason: string;
  person: string;
  at: Date;
  ordered: number;
  done: number;
  refused: number;
};

const select = `
  select o.id, o.from_version as "from", o.to_version as "to", o.reason, p.name as person, o.ordered_at as at,
    n.ordered, n.done, n.refused
  from diagram_migration o
  join account p on p.id = o.ordered_by
  cross join lateral (
    select count(*) filter (where state = 'ordered')::int as ordered, count(*) filter (where state = 'done')::int as done,
      count(*) filter (where state = 'refused')::int as refused
    from mending m where m.migration_id = o.id
  ) n`;

/** A diagram's latest migrations, and how far each has come. */
export const migrationsOf = (knex: Db, diagram: DiagramId): Promise<MigrationRow[]> =>
  query<MigrationRow>(
    knex,
    `${select} where o.diagram = :diagram order by o.ordered_at desc, o.id desc limit 50`,
    { diagram },
  );

export const migrationById = (
  knex: Db,
  of: { diagram: DiagramId; id: string },
): Promise<MigrationRow | undefined> =>
  queryOne<MigrationRow>(knex, `${select} where o.id = :id and o.diagram = :diagram`, of);

export type MigrationItemRow = {
  instanceKey: string;
  state: 'ordered' | 'done' | 'refused';
  answer: string;
  /** The step before, and where it goes on. */
  from: string | null;
  to: string | null;
  applicationId: string | null;
  number: string | null;
  applicant: string | null;
  unit: string | null;
};

/** What came of each instance, by their keys; a page follows the key given. */
export const migrationItems = (
  knex: Db,
  ask: { id: string; after: string | undefined; limit: number },
): Promise<MigrationItemRow[]> =>
  query<MigrationItemRow>(
    knex,
    `select m.instance_key as "instanceKey", m.state, m.answer, at.step as "from", o.steps -> at.step ->> 'to' as "to",
       a.id as "applicationId", a.number, p.name as applicant, u.name as unit
     from mending m
     join diagram_migration o on o.id = m.migration_id
     cross join lateral (select coalesce(m.command->'begun'->>'step', m.command->>'from') as step) at
     left join application a on a.id = (m.command->>'applicationId')::uuid
     left join account p on p.id = a.applicant_id
     left join unit u on u.id = a.unit_id
     where m.migration_id = :id::uuid and m.instance_key > :after::bigint order by m.instance_key limit :limit`,
    { ...ask, after: ask.after ?? '0' },
  );
