import type { Knex } from 'knex';

/** How far the demo's applications have been walked at the first start; one row at most, none in production. */
export const up = (knex: Knex) =>
  knex.raw(`
  create table demo_filling (
    single boolean primary key default true check (single),
    reached date not null,
    runs jsonb not null default '{}',
    documents jsonb not null default '{}',
    finished_at timestamptz
  );
`);

export const down = (knex: Knex) => knex.raw('drop table demo_filling');
