import type { Knex } from 'knex';

/**
 * What analysts have drawn: each saving is a version and stays. Version 0 of every diagram is the file of the
 * release, which is not kept here.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table diagram_version (
    diagram text not null,
    version integer not null check (version > 0),
    xml text not null,
    comment text not null,
    restored_from integer,
    created_by uuid not null references account (id),
    created_at timestamptz not null,
    primary key (diagram, version)
  );
`);

export const down = (knex: Knex) => knex.raw('drop table diagram_version');
