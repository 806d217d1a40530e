import type { Knex } from 'knex';

/**
 * Notices: who has read which; their texts as versions; each delivery by mail or SMS once per notice and recipient;
 * who wants which. Every new notice is told on the channel `notice`, so that open pages hear of it. An urge once per
 * working day and urger: the applicant, or a unit below.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  alter table notice drop column read_at;
  drop index notice_account, notice_unit;
  create index notice_account on notice (account_id, created_at desc, id desc);
  create index notice_unit on notice (unit_id, created_at desc, id desc);
  create table notice_read (
    notice_id uuid not null references notice (id) on delete cascade,
    account_id uuid not null references account (id),
    read_at timestamptz not null,
    primary key (account_id, notice_id)
  );
  create index notice_read_notice on notice_read (notice_id);
  create function tell_notice() returns trigger language plpgsql as $$
    begin
      perform pg_notify('notice', json_build_object('id', new.id, 'accountId', new.account_id, 'unitId', new.unit_id)::text);
      return new;
    end $$;
  create trigger notice_told after insert on notice for each row execute function tell_notice();

  create table notice_delivery (
    id uuid primary key default gen_random_uuid(),
    notice_id uuid not null references notice (id) on delete cascade,
    channel text not null check (channel in ('mail', 'sms')),
    recipient text not null,
    sent_at timestamptz,
    attempts integer not null default 0,
    fault text,
    unique (notice_id, channel, recipient)
  );
  create table notice_text (
    kind text not null,
    version integer not null,
    text text not null,
    created_by uuid not null references account (id),
    created_at timestamptz not null,
    primary key (kind, version)
  );
  create table notice_preference (
    account_id uuid primary key references account (id),
    email text,
    mail boolean not null,
    sms boolean not null,
    saved_at timestamptz not null
  );

  create table urge (
    application_id uuid not null references application (id) on delete cascade,
    urger text not null,
    day date not null,
    primary key (application_id, urger, day)
  );
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop table urge, notice_preference, notice_text, notice_delivery, notice_read;
  drop trigger notice_told on notice;
  drop function tell_notice;
  alter table notice add column read_at timestamptz;
  drop index notice_account, notice_unit;
  create index notice_account on notice (account_id, created_at desc, id);
  create index notice_unit on notice (unit_id, created_at desc, id);
`);
