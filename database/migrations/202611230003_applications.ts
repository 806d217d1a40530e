import type { Knex } from 'knex';

/**
 * Applications and their way. `state`, `unit_id`, `handler_id` and `begun_at` describe where the application rests;
 * `pending_act` is the record of an act whose engine command is still under way. `flow_key` is the key of the
 * latest engine job that moved it: keys only grow within an instance, so an older job that comes late is recognised.
 * Negative while a new instance has not moved it: the latest key of the old one.
 * `reach` has a row for each unit that an application has ever come to; `reported` while it lies higher up the way.
 * Whatever refers to an application has an index for all its rows: deleting a draft looks there.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table recognition_setting (
    id uuid primary key default gen_random_uuid(),
    unit_id uuid not null references unit (id),
    business text not null check (business in ('initial', 'confirmation')),
    enabled boolean not null,
    instructions text not null default '',
    publicity_again boolean not null default true,
    updated_at timestamptz not null,
    unique (unit_id, business)
  );

  create table application (
    id uuid primary key default gen_random_uuid(),
    number text unique,
    business text not null check (business in ('initial', 'confirmation')),
    applicant_id uuid not null references account (id),
    accepting_unit_id uuid not null references unit (id),
    work_unit_id uuid not null references unit (id),
    form jsonb not null default '{}',
    form_revision integer not null default 1,
    commitment_at timestamptz,
    state text not null,
    unit_id uuid references unit (id),
    handler_id uuid references account (id),
    position integer,
    begun_at timestamptz,
    return_to_unit_id uuid references unit (id),
    pending_act uuid,
    flow_key bigint not null default 0,
    revision integer not null default 1,
    submitted_at timestamptz,
    closed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  );
  create unique index application_running on application (applicant_id, business)
    where state in ('draft', 'to_amend', 'to_sign', 'to_review', 'in_publicity', 'to_certify', 'held');
  create index application_number on application (number text_pattern_ops);
  create index application_applicant on application (applicant_id, created_at desc, id);
  create index application_unit_state on application (unit_id, business, state, updated_at, id) where unit_id is not null;
  create index application_pending on application (pending_act) where pending_act is not null;

  create table way_step (
    id uuid primary key default gen_random_uuid(),
    application_id uuid not null references application (id),
    position integer not null,
    unit_id uuid not null references unit (id),
    handler_id uuid references account (id),
    left_from text check (left_from in ('to_review', 'in_publicity')),
    live boolean not null default true,
    receipt_key bigint not null,
    entry text not null check (entry in ('sign', 'review', 'publicity')),
    arrived_at timestamptz not null
  );
  create unique index way_step_live on way_step (application_id, position) where live;
  create index way_step_application on way_step (application_id);

  create table reach (
    application_id uuid not null references application (id),
    unit_id uuid not null references unit (id),
    business text not null,
    reported boolean not null default false,
    reached_at timestamptz not null,
    primary key (application_id, unit_id)
  );
  create index reach_unit on reach (unit_id, business, reached_at desc, application_id desc);
  create index reach_reported on reach (unit_id, business, reached_at desc, application_id desc) where reported;

  create table record (
    id uuid primary key,
    sequence bigint generated always as identity unique,
    application_id uuid not null references application (id),
    event text not null,
    title text not null,
    account_id uuid references account (id),
    unit_id uuid references unit (id),
    opinion text not null default '',
    details jsonb not null default '{}',
    at timestamptz not null
  );
  create index record_application on record (application_id, sequence);

  create table task (
    job_key bigint primary key,
    application_id uuid not null references application (id),
    unit_id uuid references unit (id),
    stage text not null,
    element_id text not null,
    actions text[] not null,
    form text not null,
    permission text not null,
    process_instance_key bigint not null,
    state text not null check (state in ('open', 'done', 'gone')),
    arrived_at timestamptz not null,
    seen_at timestamptz not null,
    closed_at timestamptz
  );
  create index task_application on task (application_id);

  create table ban (
    id uuid primary key default gen_random_uuid(),
    account_id uuid not null references account (id),
    accepting_unit_id uuid not null references unit (id),
    business text not null,
    year integer not null,
    application_id uuid not null unique references application (id),
    reason text not null,
    created_at timestamptz not null,
    lifted_at timestamptz
  );
  create index ban_account on ban (account_id, accepting_unit_id, business, year);

  create table publicity (
    id uuid primary key default gen_random_uuid(),
    application_id uuid not null references application (id),
    unit_id uuid not null references unit (id),
    working_days integer not null,
    start_date date not null,
    end_date date not null,
    earliest_report_date date not null,
    provisional boolean not null,
    calendar_revision integer not null,
    public_view jsonb not null,
    job_key bigint not null,
    live boolean not null default true,
    over_at timestamptz,
    created_at timestamptz not null
  );
  create index publicity_application on publicity (application_id);
  create unique index publicity_live on publicity (application_id) where live;
  create index publicity_running on publicity (earliest_report_date) where live and over_at is null;
`);

export const down = (knex: Knex) =>
  knex.raw('drop table publicity, ban, task, record, reach, way_step, application, recognition_setting');
