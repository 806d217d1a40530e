import type { Knex } from 'knex';

/** Working days as data, counters for human-readable numbers, and the offset of the platform's clock. */
export const up = (knex: Knex) =>
  knex.raw(`
  create table calendar_year (
    year integer primary key,
    entered_at timestamptz not null
  );
  create table calendar_day (
    date date primary key,
    working boolean not null,
    name text not null
  );
  create table calendar_revision (
    singleton boolean primary key default true check (singleton),
    revision integer not null default 1
  );
  insert into calendar_revision default values;

  create table counter (
    name text primary key,
    value bigint not null
  );

  create table platform_clock (
    singleton boolean primary key default true check (singleton),
    offset_ms bigint not null default 0
  );
  insert into platform_clock default values;
`);

export const down = (knex: Knex) =>
  knex.raw('drop table platform_clock, counter, calendar_revision, calendar_day, calendar_year');
