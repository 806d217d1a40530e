import type { Knex } from 'knex';

/**
 * What was deployed to the engine, when and why: the latest row of a diagram is what is in force, also after a
 * restart. Nobody's rows are those of the platform's own starts; version 0 is the release.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table diagram_deployment (
    id bigint generated always as identity primary key,
    diagram text not null,
    version integer not null check (version >= 0),
    engine_version integer not null,
    comment text not null,
    created_by uuid references account (id),
    created_at timestamptz not null
  );
  create index diagram_deployment_latest on diagram_deployment (diagram, id desc);
`);

export const down = (knex: Knex) => knex.raw('drop table diagram_deployment');
