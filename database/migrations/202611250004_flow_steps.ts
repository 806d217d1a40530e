import type { Knex } from 'knex';

/**
 * The way of an application through its diagrams, as our own inbox and workers have seen it: `task` has the human
 * steps, `flow_step` the automatic ones, each with the version of the diagram that it ran on. The diagrams are kept as
 * they were deployed, since the engine does not give them back over gRPC.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table deployed_diagram (
    process_id text not null,
    version integer not null,
    xml text not null,
    deployed_at timestamptz not null,
    primary key (process_id, version)
  );
  alter table task add column process_id text, add column process_version integer;
  create table flow_step (
    application_id uuid not null references application (id),
    job_key bigint not null,
    element_id text not null,
    process_id text not null,
    process_version integer not null,
    process_instance_key bigint not null,
    unit_id uuid references unit (id),
    at timestamptz not null,
    primary key (application_id, job_key)
  );
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop table flow_step;
  alter table task drop column process_id, drop column process_version;
  drop table deployed_diagram;
`);
