import type { Knex } from 'knex';

/**
 * What a return opens and what was there when it was returned, what reviewers have ticked as checked, which
 * fields each saving of a draft changed, how reports between two units fared, the routing rules in
 * versions, and texts that people read, in versions.
 * `report_history` is written by the acts themselves; what was before is counted from the record of handling.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  alter table application add column return_scope jsonb;

  create table returned_form (
    application_id uuid primary key references application (id) on delete cascade,
    unit_id uuid not null references unit (id),
    reason text not null,
    scope jsonb,
    form jsonb not null,
    attachments jsonb not null,
    returned_at timestamptz not null
  );

  create table section_check (
    application_id uuid not null references application (id) on delete cascade,
    unit_id uuid not null references unit (id),
    section text not null,
    account_id uuid not null references account (id),
    checked_at timestamptz not null,
    primary key (application_id, unit_id, section)
  );

  create table form_save (
    application_id uuid not null references application (id) on delete cascade,
    form_revision integer not null,
    account_id uuid not null references account (id),
    fields text[] not null,
    saved_at timestamptz not null,
    primary key (application_id, form_revision)
  );

  create table report_history (
    from_unit_id uuid not null references unit (id),
    to_unit_id uuid not null references unit (id),
    business text not null check (business in ('initial', 'confirmation')),
    reported integer not null default 0,
    refused integer not null default 0,
    last_reported_at timestamptz,
    last_refused_at timestamptz,
    primary key (from_unit_id, business, to_unit_id)
  );
  insert into report_history (from_unit_id, to_unit_id, business, reported, last_reported_at)
  select r.unit_id, u.id, a.business, count(*), max(r.at)
  from record r join application a on a.id = r.application_id join unit u on u.id::text = r.details->>'superiorUnitId'
  where r.event = 'report' group by r.unit_id, u.id, a.business;
  insert into report_history (from_unit_id, to_unit_id, business, refused, last_refused_at)
  select u.id, r.unit_id, a.business, count(*), max(r.at)
  from record r join application a on a.id = r.application_id join unit u on u.name = r.details->>'to'
  where r.event = 'refuse' group by u.id, r.unit_id, a.business
  on conflict (from_unit_id, business, to_unit_id)
    do update set refused = excluded.refused, last_refused_at = excluded.last_refused_at;

  create table routing_rules (
    version integer primary key,
    rules jsonb not null,
    valid_from timestamptz not null,
    created_by uuid not null references account (id),
    created_at timestamptz not null
  );

  create table platform_text (
    key text not null,
    version integer not null,
    text text not null,
    valid_from timestamptz not null,
    created_by uuid not null references account (id),
    created_at timestamptz not null,
    primary key (key, version)
  );
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop table platform_text, routing_rules, report_history, form_save, section_check, returned_form;
  alter table application drop column return_scope;
`);
