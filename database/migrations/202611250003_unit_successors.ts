import type { Knex } from 'knex';

/**
 * A unit that is closed has one that takes over all that it had; those that it had taken over itself go to the same one,
 * so that a unit's successor is never closed.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  alter table unit
    add column closed_at timestamptz,
    add column successor_id uuid references unit (id),
    add constraint unit_closed check ((closed_at is null) = (successor_id is null));
  create index unit_successor on unit (successor_id) where successor_id is not null;
`);

export const down = (knex: Knex) =>
  knex.raw(
    'drop index unit_successor; alter table unit drop constraint unit_closed, drop column successor_id, drop column closed_at',
  );
