import type { Knex } from 'knex';

/**
 * migrations of running applications to another version of their diagram. Each instance is a row of `mending`, as
 * all that the engine is ordered to do with one; `called_key` is the instance that was called anew in its place, and
 * `called_element_key` its first step, which the migration takes the token from.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table diagram_migration (
    id uuid primary key default gen_random_uuid(),
    diagram text not null,
    -- Versions of the engine.
    from_version integer not null,
    to_version integer not null,
    -- By the step before: where it goes on, in which way, and what the step offers there.
    steps jsonb not null,
    reason text not null,
    ordered_by uuid not null references account (id),
    ordered_at timestamptz not null
  );
  create index migration_of_diagram on diagram_migration (diagram, ordered_at desc, id desc);

  alter table mending
    add column migration_id uuid references diagram_migration (id),
    add column called_key bigint,
    add column called_element_key bigint;
  create index mending_of_migration on mending (migration_id, instance_key) where migration_id is not null;
  create index mending_progress on mending (migration_id, state) where migration_id is not null;

  -- The engine's key of that version, by which it is named as the target of a migration.
  alter table deployed_diagram add column definition_key bigint;
`);

export const down = (knex: Knex) =>
  knex.raw(`
  alter table deployed_diagram drop column definition_key;
  delete from mending where migration_id is not null;
  alter table mending drop column migration_id, drop column called_key, drop column called_element_key;
  drop table diagram_migration;
`);
