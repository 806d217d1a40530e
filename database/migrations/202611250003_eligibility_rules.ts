import type { Knex } from 'knex';

/** The conditions of 初定 in versions; none is what comes with the platform. */
export const up = (knex: Knex) =>
  knex.raw(`
  create table eligibility_rules (
    version integer primary key,
    rules jsonb not null,
    valid_from timestamptz not null,
    created_by uuid not null references account (id),
    created_at timestamptz not null
  );
`);

export const down = (knex: Knex) => knex.raw('drop table eligibility_rules');
