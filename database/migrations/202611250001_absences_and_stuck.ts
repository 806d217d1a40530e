import type { Knex } from 'knex';

/**
 * Nobody is a single point of stop. Absences with their deputies; after how many working days a unit takes an
 * application for stuck. `waiting_since` is the moment from which something is awaited of the unit: the latest act, or,
 * while publicity runs, its end; `step_permission` is the menu that the open step asks for. What lies with somebody who
 * can do nothing is found by the pair of handler and permission, what nobody touches by the time alone.
 * A notice to a unit as a whole is about no single application.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table absence (
    id uuid primary key default gen_random_uuid(),
    unit_id uuid not null references unit (id),
    account_id uuid not null references account (id),
    deputy_id uuid not null references account (id),
    from_date date not null,
    to_date date not null,
    note text not null default '',
    created_by uuid not null references account (id),
    created_at timestamptz not null,
    ended_by uuid references account (id),
    ended_at timestamptz,
    check (from_date <= to_date),
    check (account_id <> deputy_id)
  );
  create index absence_unit on absence (unit_id, from_date desc, id desc);
  create index absence_account on absence (unit_id, account_id, to_date) where ended_at is null;
  create index absence_deputy on absence (unit_id, deputy_id, to_date) where ended_at is null;

  alter table unit add column silence_limit integer not null default 5 check (silence_limit between 1 and 60);

  alter table application
    add column waiting_since timestamptz,
    add column step_permission text not null default '';
  update application a set waiting_since = greatest(a.updated_at, (
      select p.earliest_report_date::timestamp at time zone 'Asia/Shanghai' from publicity p
      where p.application_id = a.id and p.live and a.state = 'in_publicity' and a.open_objections = 0)),
    step_permission = coalesce((
      select case t.permission when 'review' then a.business || '_review' else t.permission end
      from task t where t.application_id = a.id and t.state = 'open'), a.business || '_review')
  where a.unit_id is not null;
  create index application_held on application (unit_id, handler_id, step_permission, waiting_since, id)
    where handler_id is not null and state in ('to_sign', 'to_review', 'in_publicity');
  create index application_waiting on application (unit_id, waiting_since, id)
    where state in ('to_sign', 'to_review', 'in_publicity');
  create index application_waiting_anywhere on application (waiting_since, id)
    where state in ('to_sign', 'to_review', 'in_publicity');

  alter table notice alter column application_id drop not null;
`);

export const down = (knex: Knex) =>
  knex.raw(`
  delete from notice where application_id is null;
  alter table notice alter column application_id set not null;
  drop index application_held, application_waiting, application_waiting_anywhere;
  alter table application drop column waiting_since, drop column step_permission;
  alter table unit drop column silence_limit;
  drop table absence;
`);
