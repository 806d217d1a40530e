import type { Knex } from 'knex';

/**
 * What the engine's record stream says, as the monitor reads it: a projection that may be emptied and
 * begun anew at any time, so nothing refers to it. `position` is that of the newest record that a row knows; an older
 * one changes no state. Begins and ends are kept from whichever record tells of them, and a thing that was first heard
 * of in its middle has no begin.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table monitor_stream (
    partition integer primary key,
    position bigint not null,
    -- The engine's time of that record.
    at timestamptz not null,
    received_at timestamptz not null,
    -- Records that were not as we know them, and passed over.
    unread integer not null default 0
  );

  create table monitor_instance (
    key bigint primary key,
    process_id text not null,
    version integer not null,
    -- Of a called process: who called it; the topmost one is its own root.
    parent_key bigint,
    parent_element_key bigint,
    root_key bigint not null,
    application_id uuid,
    state text not null check (state in ('active', 'completed', 'terminated')),
    started_at timestamptz,
    ended_at timestamptz,
    position bigint not null
  );
  create index monitor_instance_root on monitor_instance (root_key);
  create index monitor_instance_application on monitor_instance (application_id, key);
  -- Keys grow with time: the newest first is by key.
  -- The list has the topmost ones alone, newest first: keys grow with time.
  create index monitor_instance_listed on monitor_instance (key) where parent_key is null;
  create index monitor_instance_state on monitor_instance (state, key) where parent_key is null;
  create index monitor_instance_process on monitor_instance (process_id, key) where parent_key is null;
  create index monitor_instance_process_state on monitor_instance (process_id, state, key) where parent_key is null;
  create index monitor_instance_version on monitor_instance (process_id, version, key) where parent_key is null;
  create index monitor_instance_started on monitor_instance (started_at) where parent_key is null;
  create index monitor_instance_ended on monitor_instance (ended_at) where ended_at is not null;

  create table monitor_element (
    key bigint primary key,
    instance_key bigint not null,
    -- Of the topmost instance above.
    root_key bigint not null,
    element_id text not null,
    element_type text not null,
    process_id text not null,
    version integer not null,
    scope_key bigint,
    state text not null check (state in ('active', 'completed', 'terminated', 'taken')),
    entered_at timestamptz,
    left_at timestamptz,
    position bigint not null
  );
  create index monitor_element_of_instance on monitor_element (instance_key, key);
  -- Tokens: where what waits, and since when.
  create index monitor_element_tokens on monitor_element (root_key) where left_at is null;
  create index monitor_element_waiting on monitor_element (element_id, process_id, root_key, entered_at)
    where left_at is null;
  create index monitor_element_counted on monitor_element (process_id, version, element_id, entered_at)
    where left_at is null;

  create table monitor_job (
    key bigint primary key,
    instance_key bigint not null,
    element_key bigint not null,
    element_id text not null,
    type text not null,
    state text not null,
    retries integer not null,
    worker text not null,
    message text not null,
    created_at timestamptz,
    changed_at timestamptz not null,
    position bigint not null
  );
  create index monitor_job_of_instance on monitor_job (instance_key, key);
  create index monitor_job_waiting on monitor_job (type, created_at) where state in ('created', 'failed', 'retried');

  create table monitor_incident (
    key bigint primary key,
    instance_key bigint not null,
    element_key bigint not null,
    element_id text not null,
    process_id text not null,
    job_key bigint,
    error_type text not null,
    message text not null,
    created_at timestamptz,
    resolved_at timestamptz,
    position bigint not null
  );
  create index monitor_incident_of_instance on monitor_incident (instance_key, key);
  create index monitor_incident_open on monitor_incident (process_id, element_id, key) where resolved_at is null;

  -- Every value that a variable has had.
  create table monitor_variable (
    key bigint not null,
    position bigint not null,
    instance_key bigint not null,
    scope_key bigint not null,
    name text not null,
    value text not null,
    set_at timestamptz not null,
    primary key (key, position)
  );
  create index monitor_variable_of_instance on monitor_variable (instance_key, key, position);

  -- Timers and messages that are awaited, and were.
  create table monitor_wait (
    key bigint primary key,
    instance_key bigint not null,
    element_key bigint not null,
    element_id text not null,
    awaits text not null check (awaits in ('timer', 'message')),
    due_at timestamptz,
    message text,
    correlation_key text,
    opened_at timestamptz,
    closed_at timestamptz,
    position bigint not null
  );
  create index monitor_wait_of_instance on monitor_wait (instance_key, key);

  -- Finished instances that are kept no longer, by the day on which they ended, in Shanghai.
  create table monitor_day (
    day date not null,
    process_id text not null,
    version integer not null,
    element_id text not null,
    count integer not null,
    seconds bigint not null,
    longest_seconds bigint not null,
    primary key (day, process_id, version, element_id)
  );

  -- What administrators have ordered the engine to do with an instance (R-71, R-72), and what came of it. No projection:
  -- it stays when that is begun anew.
  create table mending (
    id uuid primary key default gen_random_uuid(),
    instance_key bigint not null,
    kind text not null,
    -- What the engine is asked, as the kind needs it.
    command jsonb not null,
    reason text not null,
    ordered_by uuid not null references account (id),
    ordered_at timestamptz not null,
    state text not null default 'ordered' check (state in ('ordered', 'done', 'refused')),
    answer text not null default '',
    answered_at timestamptz
  );
  create index mending_of_instance on mending (instance_key, ordered_at);

  -- Which units are slow: what waits there, and how long their steps took.
  create index task_open on task (unit_id, arrived_at) where state = 'open';
  create index task_done on task (closed_at) where state = 'done';
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop index task_open, task_done;
  drop table mending, monitor_day, monitor_wait, monitor_variable, monitor_incident, monitor_job, monitor_element,
    monitor_instance, monitor_stream;
`);
