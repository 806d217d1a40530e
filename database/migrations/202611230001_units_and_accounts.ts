import type { Knex } from 'knex';

/** Units over their tree, the people who log in, and who handles what for which unit. */
export const up = (knex: Knex) =>
  knex.raw(`
  create table unit (
    id uuid primary key default gen_random_uuid(),
    name text not null unique,
    kind text not null check (kind in ('work_unit', 'group', 'district_department', 'district_bureau', 'municipal_department', 'municipal_bureau')),
    district text,
    department_id uuid references unit (id),
    issues_certificates boolean not null default false,
    signing boolean not null default true,
    contact_name text not null default '',
    contact_phone text not null default '',
    created_at timestamptz not null
  );
  create index unit_above on unit (name) where kind <> 'work_unit';
  create index unit_department on unit (department_id);

  create table account (
    id uuid primary key default gen_random_uuid(),
    subject text not null unique,
    kind text not null check (kind in ('individual', 'legal')),
    name text not null,
    id_number text,
    phone text not null default '',
    legal_unit_id uuid references unit (id),
    administrator boolean not null default false,
    created_at timestamptz not null,
    check ((kind = 'legal') or legal_unit_id is null)
  );
  create index account_name on account (name text_pattern_ops);

  create table handler (
    unit_id uuid not null references unit (id),
    account_id uuid not null references account (id),
    permissions text[] not null default '{}',
    created_at timestamptz not null,
    removed_at timestamptz,
    primary key (unit_id, account_id)
  );
  create index handler_account on handler (account_id) where removed_at is null;

  create table session (
    token_hash text primary key,
    account_id uuid not null references account (id),
    created_at timestamptz not null,
    expires_at timestamptz not null
  );
  create index session_expiry on session (expires_at);
`);

export const down = (knex: Knex) => knex.raw('drop table session, handler, account, unit');
