import type { Knex } from 'knex';

/** Approval documents, issuance batches, certificates, notices. */
export const up = (knex: Knex) =>
  knex.raw(`
  create table approval_document (
    id uuid primary key default gen_random_uuid(),
    unit_id uuid not null references unit (id),
    number text not null,
    title text not null,
    kind text not null check (kind in ('issue', 'revoke')),
    business text not null check (business in ('initial', 'confirmation', 'evaluation')),
    dated date not null,
    created_by uuid not null references account (id),
    created_at timestamptz not null,
    published_at timestamptz,
    withdrawn_at timestamptz,
    unique (unit_id, number)
  );
  create index approval_document_unit on approval_document (unit_id, created_at desc, id);

  create table issuance_batch (
    id uuid primary key default gen_random_uuid(),
    unit_id uuid not null references unit (id),
    business text not null check (business in ('initial', 'confirmation')),
    name text not null,
    created_by uuid not null references account (id),
    created_at timestamptz not null
  );
  create index issuance_batch_unit on issuance_batch (unit_id, created_at desc, id);

  create table issuance_batch_item (
    application_id uuid primary key references application (id),
    batch_id uuid not null references issuance_batch (id) on delete cascade,
    added_at timestamptz not null
  );
  create index issuance_batch_item_batch on issuance_batch_item (batch_id);

  create table certificate (
    id uuid primary key default gen_random_uuid(),
    number text not null unique,
    application_id uuid not null unique references application (id),
    holder_id uuid not null references account (id),
    unit_id uuid not null references unit (id),
    business text not null,
    series text not null,
    profession text not null,
    level text not null,
    issued_on date not null,
    approval_document_id uuid not null references approval_document (id),
    revoked_at timestamptz,
    revocation_document_id uuid references approval_document (id),
    revocation_reason text
  );
  create index certificate_holder on certificate (holder_id);

  create table notice (
    id uuid primary key default gen_random_uuid(),
    account_id uuid references account (id),
    unit_id uuid references unit (id),
    application_id uuid not null references application (id),
    kind text not null,
    text text not null,
    dedupe_key text not null unique,
    created_at timestamptz not null,
    read_at timestamptz,
    check ((account_id is null) <> (unit_id is null))
  );
  create index notice_application on notice (application_id);
  create index notice_account on notice (account_id, created_at desc, id);
  create index notice_unit on notice (unit_id, created_at desc, id);
`);

export const down = (knex: Knex) =>
  knex.raw('drop table notice, certificate, issuance_batch_item, issuance_batch, approval_document');
