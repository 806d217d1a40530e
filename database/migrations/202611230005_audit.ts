import type { Knex } from 'knex';

/**
 * The audit trail: who did what, when, from where, and what it changed. It and the record of handling only
 * grow: the database itself refuses to change or remove a row.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account_id uuid references account (id),
    address text not null default '',
    unit_id uuid references unit (id),
    action text not null,
    object_kind text not null,
    object_id text not null,
    before jsonb not null default '{}',
    after jsonb not null default '{}'
  );
  create index audit_object on audit (object_kind, object_id, id desc);
  create index audit_account on audit (account_id, id desc);
  create index audit_unit on audit (unit_id, id desc);

  create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'rows of % are only ever added', tg_table_name using errcode = 'restrict_violation'; end $$;
  create trigger audit_only_grows before update or delete or truncate on audit execute function refuse_change();
  create trigger record_only_grows before update or delete or truncate on record execute function refuse_change();
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop trigger record_only_grows on record;
  drop table audit;
  drop function refuse_change;
`);
