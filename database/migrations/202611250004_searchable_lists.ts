import type { Knex } from 'knex';

/**
 * A unit's lists are searched and narrowed among all that ever came to it, so `reach` holds what they are narrowed
 * by: joined from application and account, a rare name or state would mean to walk through years of applications. The
 * copies are the database's own business, however a row comes in or changes.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  alter table reach add column number text, add column name text, add column state text,
    add column work_unit_id uuid references unit (id);
  update reach r set number = a.number, name = p.name, state = a.state, work_unit_id = a.work_unit_id
  from application a join account p on p.id = a.applicant_id where a.id = r.application_id;
  alter table reach alter column name set not null, alter column state set not null, alter column work_unit_id set not null;

  create function copy_to_new_reach() returns trigger language plpgsql as $$
    begin
      select a.number, p.name, a.state, a.work_unit_id into new.number, new.name, new.state, new.work_unit_id
      from application a join account p on p.id = a.applicant_id where a.id = new.application_id;
      return new;
    end $$;
  create trigger reach_copied before insert on reach for each row execute function copy_to_new_reach();

  create function copy_application_to_reach() returns trigger language plpgsql as $$
    begin
      update reach set number = new.number, state = new.state, work_unit_id = new.work_unit_id where application_id = new.id;
      return null;
    end $$;
  create trigger application_copied after update of number, state, work_unit_id on application for each row
    when (old.number is distinct from new.number or old.state <> new.state or old.work_unit_id <> new.work_unit_id)
    execute function copy_application_to_reach();

  create function copy_name_to_reach() returns trigger language plpgsql as $$
    begin
      update reach r set name = new.name from application a where a.applicant_id = new.id and r.application_id = a.id;
      return null;
    end $$;
  create trigger account_name_copied after update of name on account for each row
    when (old.name <> new.name) execute function copy_name_to_reach();

  create index reach_name on reach (unit_id, business, name text_pattern_ops);
  create index reach_number on reach (unit_id, business, number text_pattern_ops);
  create index reach_state on reach (unit_id, business, state, reached_at desc, application_id desc);
  create index reach_work_unit on reach (unit_id, business, work_unit_id, reached_at desc, application_id desc);
`);

export const down = (knex: Knex) =>
  knex.raw(`
  drop trigger account_name_copied on account;
  drop trigger application_copied on application;
  drop trigger reach_copied on reach;
  drop function copy_name_to_reach, copy_application_to_reach, copy_to_new_reach;
  alter table reach drop column number, drop column name, drop column state, drop column work_unit_id;
`);
