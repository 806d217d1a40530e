import type { Knex } from 'knex';

const encrypted = (text: string): string => `${text} ~ '^(e1[.]|$)'`;
const formEncrypted = ['idNumber', 'phone']
  .map((field) => encrypted(`coalesce(form #>> '{basicInformation,${field}}', '')`))
  .join(' and ');

/**
 * Numbers of documents and personal phones are encrypted at rest, under a key that the database does not know
 * (`database/secret`); what is looked up by equality has an index of its own. The checks let nothing plain in any more.
 * What is there already is not looked at: a migration has no key. The start that ran it encrypts that
 * (`encrypt-stored.ts`) and then has the checks look at all rows. Down, what is encrypted stays encrypted.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table data_key (
    id text primary key,
    began_at timestamptz not null,
    whole_at timestamptz
  );

  alter table account add constraint account_encrypted check (${encrypted('phone')}) not valid;
  alter table profile add column id_number_index text,
    add constraint profile_encrypted check (${encrypted('id_number')} and ${encrypted('phone')}
      and (id_number is null) = (id_number_index is null)) not valid;
  drop index profile_document;
  create unique index profile_document on profile (document_type, id_number_index);
  alter table application add constraint application_encrypted check (${formEncrypted}) not valid;
  alter table returned_form add constraint returned_form_encrypted check (${formEncrypted}) not valid;
  alter table objection add constraint objection_encrypted check (${encrypted('contact')}) not valid;
  alter table notice_delivery drop constraint notice_delivery_notice_id_channel_recipient_key,
    add column recipient_index text,
    add constraint notice_delivery_encrypted check (${encrypted('recipient')} and recipient_index is not null) not valid,
    add unique (notice_id, channel, recipient_index);
  alter table certificate add column holder_index text;
`);

export const down = (knex: Knex) =>
  knex.raw(`
  alter table certificate drop column holder_index;
  alter table notice_delivery drop constraint notice_delivery_encrypted, drop column recipient_index,
    add unique (notice_id, channel, recipient);
  alter table objection drop constraint objection_encrypted;
  alter table returned_form drop constraint returned_form_encrypted;
  alter table application drop constraint application_encrypted;
  drop index profile_document;
  alter table profile drop constraint profile_encrypted, drop column id_number_index;
  create unique index profile_document on profile (document_type, id_number);
  alter table account drop constraint account_encrypted;
  drop table data_key;
`);
