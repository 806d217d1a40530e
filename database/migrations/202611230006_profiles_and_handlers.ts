import type { Knex } from 'knex';

/**
 * What a person has saved in the personal centre, apart from the account, whose name and phone follow the
 * sign-on; a unit's own base information, since `informed_at` complete; its contacts by business.
 * `revision` tells of two people who change the same thing at once.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  alter table account drop column id_number;
  create table profile (
    account_id uuid primary key references account (id),
    document_type text,
    id_number text,
    sex text check (sex in ('male', 'female')),
    birth_date date,
    phone text,
    nation text,
    political_status text,
    work_unit text,
    education text,
    saved_at timestamptz not null,
    check ((document_type is null) = (id_number is null))
  );
  create unique index profile_document on profile (document_type, id_number);

  alter table handler add column revision integer not null default 1;
  create index application_handler on application (handler_id, unit_id) where handler_id is not null;
  create index account_legal_unit on account (legal_unit_id) where legal_unit_id is not null;
  create index account_administrator on account (id) where administrator;

  alter table unit
    add column credit_code text,
    add column address text not null default '',
    add column informed_at timestamptz,
    add column revision integer not null default 1;
  create unique index unit_credit_code on unit (credit_code);
  create table unit_contact (
    unit_id uuid not null references unit (id),
    business text not null check (business in ('initial', 'confirmation')),
    name text not null,
    phone text not null,
    primary key (unit_id, business)
  );
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop table unit_contact, profile;
  drop index application_handler, account_legal_unit, account_administrator;
  alter table handler drop column revision;
  alter table unit drop column credit_code, drop column address, drop column informed_at, drop column revision;
  alter table account add column id_number text;
`);
