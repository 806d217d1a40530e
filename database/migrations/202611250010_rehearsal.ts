import type { Knex } from 'knex';

/**
 * Rehearsals of a draft. `monitor_decision` belongs to the monitor's projection: what was decided in the instances
 * that ended, which is what a rehearsal plays again. The rest is no projection.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table monitor_decision (
    partition integer not null,
    position bigint not null,
    instance_key bigint not null,
    kind text not null check (kind in ('completed', 'error', 'event')),
    element_id text not null,
    -- What it gave to the flow, as JSON; nothing of the applicant's, only ids and outcomes.
    result text not null,
    error_code text,
    primary key (partition, position)
  );
  create index monitor_decision_of_instance on monitor_decision (instance_key, position);

  create table rehearsal (
    id uuid primary key default gen_random_uuid(),
    diagram text not null,
    -- 0 is the release.
    version integer not null check (version >= 0),
    -- The draft and all that it calls or is called by, made ready for the engine.
    diagrams jsonb not null,
    -- What is taken for the outcome of human steps that nobody has decided on yet, by their elements.
    assumptions jsonb not null,
    -- Closed applications that were looked through, those of them that could not be played, and whether there were more.
    looked_through integer not null,
    unplayable integer not null,
    more boolean not null,
    state text not null default 'ordered' check (state in ('ordered', 'done', 'failed')),
    failure text not null default '',
    -- Each run on the engine has a name of its own by this number.
    run integer not null default 0,
    -- It has begun; still so at the next one, it was cut off.
    running boolean not null default false,
    ordered_by uuid not null references account (id),
    ordered_at timestamptz not null,
    ended_at timestamptz
  );
  create index rehearsal_of_version on rehearsal (diagram, version, ordered_at desc);
  -- One at a time of a diagram.
  create unique index rehearsal_under_way on rehearsal (diagram) where state = 'ordered';

  -- Recorded ways, those alike once.
  create table rehearsal_way (
    rehearsal_id uuid not null references rehearsal (id),
    position integer not null,
    process_id text not null,
    -- How many applications went this way, and the latest of them.
    count integer not null,
    application_ids uuid[] not null,
    -- What is played; gone when it has been.
    recording jsonb,
    result jsonb,
    primary key (rehearsal_id, position)
  );

  -- What the engine tells of rehearsals, apart from the monitor; gone when its run has ended.
  create table rehearsal_event (
    partition integer not null,
    position bigint not null,
    run text not null,
    event jsonb not null,
    heard_at timestamptz not null,
    primary key (partition, position)
  );
  create index rehearsal_event_of_run on rehearsal_event (run, position);
`);

export const down = (knex: Knex) =>
  knex.raw('drop table rehearsal_event, rehearsal_way, rehearsal, monitor_decision;');
