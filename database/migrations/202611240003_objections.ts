import type { Knex } from 'knex';

/**
 * Named objections. How many have no outcome and whether one was upheld stands with the application, so that it
 * is judged under the row's own lock. A publicity without `job_key` waits for the engine's new timer: the old one, if
 * it fires now, no longer counts. `result_publicity` is the second publicity of `domain.md` reading 18, reckoned when
 * the application is approved; `calendar_correction` tells of days that the administrator corrected.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table objection (
    id uuid primary key default gen_random_uuid(),
    application_id uuid not null references application (id),
    name text not null,
    contact text not null,
    subject text not null,
    reason text not null,
    raised_by uuid not null references account (id),
    raised_at timestamptz not null,
    outcome text check (outcome in ('upheld', 'not_upheld')),
    findings text not null default '',
    settled_by uuid references account (id),
    settled_at timestamptz,
    check ((outcome is null) = (settled_at is null))
  );
  create index objection_application on objection (application_id, raised_at, id);
  alter table application
    add column open_objections integer not null default 0 check (open_objections >= 0),
    add column objection_upheld boolean not null default false;
  alter table publicity alter column job_key drop not null;

  alter table recognition_setting
    add column second_publicity_days integer not null default 5 check (second_publicity_days between 5 and 60);
  create table result_publicity (
    application_id uuid primary key references application (id),
    unit_id uuid not null references unit (id),
    working_days integer not null,
    start_date date not null,
    end_date date not null,
    earliest_issue_date date not null,
    provisional boolean not null,
    calendar_revision integer not null,
    public_view jsonb not null,
    created_at timestamptz not null
  );
  create index result_publicity_running on result_publicity (earliest_issue_date, application_id);

  create table calendar_correction (
    id uuid primary key default gen_random_uuid(),
    date date not null,
    working boolean not null,
    name text not null,
    reason text not null,
    corrected_by uuid not null references account (id),
    corrected_at timestamptz not null
  );
  create index calendar_correction_date on calendar_correction (date, corrected_at);
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop table calendar_correction, result_publicity, objection;
  alter table recognition_setting drop column second_publicity_days;
  update publicity set job_key = 0 where job_key is null;
  alter table publicity alter column job_key set not null;
  alter table application drop column objection_upheld, drop column open_objections;
`);
