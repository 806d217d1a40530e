import type { Knex } from 'knex';

/** Ended instances are counted in the days soon after their end, and leave the projection much later. */
export const up = (knex: Knex) =>
  knex.raw(`
  -- Of a topmost instance: it stands in monitor_day, with all that it called.
  alter table monitor_instance add column counted boolean not null default false;
  create index monitor_instance_uncounted on monitor_instance (ended_at)
    where parent_key is null and ended_at is not null and not counted;
  create index monitor_instance_running on monitor_instance (process_id, version) where state = 'active';
  -- Applications have their topmost instance in the lists alone.
  drop index monitor_instance_application;
  create index monitor_instance_of_application on monitor_instance (application_id, key) where parent_key is null;
  create index monitor_day_process on monitor_day (process_id, day);
`);

export const down = (knex: Knex) =>
  knex.raw(`
  create index monitor_instance_application on monitor_instance (application_id, key);
  drop index monitor_instance_of_application, monitor_day_process, monitor_instance_running, monitor_instance_uncounted;
  alter table monitor_instance drop column counted;
`);
