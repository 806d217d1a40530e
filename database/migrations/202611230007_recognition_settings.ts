import type { Knex } from 'knex';

/**
 * What an accepting unit says of itself to applicants; `revision` tells of two people who change it at once. The
 * few administrators are found among all accounts by an index of their own.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  alter table recognition_setting
    add column information text not null default '',
    add column revision integer not null default 1;
  create index account_administrator on account (id) where administrator;
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop index account_administrator;
  alter table recognition_setting drop column information, drop column revision;
`);
