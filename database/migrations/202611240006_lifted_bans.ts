import type { Knex } from 'knex';

/** Who lifted a ban and why (`domain.md` reading 8); the list of bans in its order. */
export const up = (knex: Knex) =>
  knex.raw(`
  alter table ban add column lifted_by uuid references account (id), add column lift_reason text;
  create index ban_latest on ban (created_at desc, id desc);
`);

export const down = (knex: Knex) =>
  knex.raw('drop index ban_latest; alter table ban drop column lifted_by, drop column lift_reason');
