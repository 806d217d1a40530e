import type { Knex } from 'knex';

/** Whoever draws and deploys the diagrams; named by the platform's administrator. */
export const up = (knex: Knex) =>
  knex.raw('alter table account add column analyst boolean not null default false');

export const down = (knex: Knex) => knex.raw('alter table account drop column analyst');
