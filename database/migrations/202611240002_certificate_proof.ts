import type { Knex } from 'knex';

/**
 * What certificates prove themselves by: the record of handling is a chain of hashes, made by the database itself
 * however a row comes in; each certificate keeps its signed payload; every key that ever signed is published. With them
 * the limits of the public page, and archives of a batch's certificates on their way.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  alter table record add column position integer, add column hash text;

  -- Each field with its length, so that no two rows read alike; domain/certificate/record-chain.ts says the same.
  create function record_hash(one public.record, previous text) returns text language sql stable as $$
    select encode(sha256(convert_to(string_agg(char_length(field) || ':' || field || ';', '' order by nth), 'UTF8')), 'hex')
    from unnest(array[previous, one.position::text, one.id::text, one.application_id::text, one.event, one.title,
      coalesce(one.account_id::text, ''), coalesce(one.unit_id::text, ''), one.opinion, one.details::text,
      to_char(one.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')]) with ordinality as fields (field, nth)
  $$;

  -- Two writers at once: the second waits for the application's row and then sees the first one's link.
  create function chain_record() returns trigger language plpgsql as $$
    declare latest public.record;
    begin
      perform 1 from application where id = new.application_id for no key update;
      select * into latest from record where application_id = new.application_id order by position desc limit 1;
      new.position := coalesce(latest.position, 0) + 1;
      new.hash := record_hash(new, coalesce(latest.hash, ''));
      return new;
    end $$;

  alter table record disable trigger record_only_grows;
  do $$
    declare one public.record; previous text := ''; place integer := 0; last_id uuid;
    begin
      for one in select * from record order by application_id, sequence loop
        if last_id is distinct from one.application_id then previous := ''; place := 0; end if;
        place := place + 1;
        one.position := place;
        previous := record_hash(one, previous);
        update record set position = place, hash = previous where id = one.id;
        last_id := one.application_id;
      end loop;
    end $$;
  alter table record enable trigger record_only_grows;
  alter table record alter column position set not null, alter column hash set not null;
  create unique index record_position on record (application_id, position);
  create trigger record_chained before insert on record for each row execute function chain_record();

  create table signing_key (
    id text primary key,
    public_key text not null,
    created_at timestamptz not null
  );
  alter table certificate add column payload text, add column key_id text references signing_key (id),
    add column record_hash text, add column issued_at timestamptz;
  create index certificate_revoked on certificate (revoked_at, number) where revoked_at is not null;
  create index certificate_key on certificate (key_id);

  -- As rate-limiter-flexible wants it.
  create table rate_limit (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  );

  create table certificate_archive (
    id uuid primary key default gen_random_uuid(),
    batch_id uuid not null references issuance_batch (id),
    requested_by uuid not null references account (id),
    requested_at timestamptz not null,
    finished_at timestamptz
  );
  create index certificate_archive_batch on certificate_archive (batch_id, requested_at desc);
  create table certificate_archive_item (
    archive_id uuid not null references certificate_archive (id) on delete cascade,
    certificate_id uuid not null references certificate (id),
    file_id uuid not null unique default gen_random_uuid(),
    size integer,
    primary key (archive_id, certificate_id)
  );
  create index certificate_archive_item_certificate on certificate_archive_item (certificate_id);
  create index certificate_archive_item_left on certificate_archive_item (archive_id) where size is null;
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop table certificate_archive_item, certificate_archive, rate_limit;
  drop index certificate_revoked;
  alter table certificate drop column payload, drop column key_id, drop column record_hash, drop column issued_at;
  drop table signing_key;
  drop trigger record_chained on record;
  drop function chain_record;
  drop function record_hash;
  drop index record_position;
  alter table record drop column position, drop column hash;
`);
