import type { Knex } from 'knex';

/**
 * Files that people hand in, what accepting units demand of them, and the commitment. A file's bytes lie in the storage
 * under its id; `linked_at` is null while nothing refers to it. `recognition` holds the accepting unit's settings as they
 * were when the application was submitted: later changes do not touch it.
 */
export const up = (knex: Knex) =>
  knex.raw(`
  create table file (
    id uuid primary key,
    owner_id uuid not null references account (id),
    unit_id uuid references unit (id),
    purpose text not null check (purpose in ('attachment', 'approval_document')),
    name text not null,
    media_type text not null,
    size integer not null check (size > 0),
    sha256 text not null,
    created_at timestamptz not null,
    linked_at timestamptz,
    check ((unit_id is not null) = (purpose = 'approval_document'))
  );
  create index file_unlinked on file (created_at) where linked_at is null;
  create index file_owner_unlinked on file (owner_id) where linked_at is null;

  alter table recognition_setting
    add column office text not null default '',
    add column address text not null default '',
    add column phone text not null default '',
    add column demands jsonb not null default '[]',
    add column eligibility text not null default 'warn' check (eligibility in ('warn', 'strict')),
    add column second_publicity boolean not null default false,
    add column revision integer not null default 1;

  create table commitment (
    business text not null check (business in ('initial', 'confirmation')),
    version integer not null,
    text text not null,
    valid_from timestamptz not null,
    created_at timestamptz not null,
    primary key (business, version)
  );
  insert into commitment (business, version, text, valid_from, created_at)
  select business, 1, text, '2020-01-01T00:00:00+08', '2020-01-01T00:00:00+08'
  from unnest(array['initial', 'confirmation']) as business, (values ($text$专业技术人员诚信承诺书

本人申报专业技术职称，郑重承诺如下：
一、本人填报的内容和提交的材料真实、准确、完整，不存在伪造、篡改或者隐瞒。
二、本人的工作业绩、成果确系本人完成，不存在抄袭、剽窃、侵占他人成果等行为。
三、本人同意有关单位对填报的内容和提交的材料进行核查，并在本单位公示。
四、如有弄虚作假，本人自愿接受撤销职称、三年内记入职称申报评审诚信档案等处理，并承担相应责任。$text$)) as said (text);

  alter table application
    add column commitment_version integer,
    add column recognition jsonb,
    add column attachments_revision integer not null default 1;
  update application set recognition = '{"demands": [], "eligibility": "warn"}' where submitted_at is not null;

  create table attachment (
    application_id uuid not null references application (id) on delete cascade,
    demand_id uuid not null,
    position integer not null,
    file_id uuid not null references file (id),
    primary key (application_id, demand_id, file_id)
  );
  create index attachment_file on attachment (file_id);

  alter table approval_document
    add column revision integer not null default 1,
    drop constraint approval_document_unit_id_number_key;
  create unique index approval_document_number on approval_document (unit_id, number) where withdrawn_at is null;
  create table approval_document_file (
    document_id uuid not null references approval_document (id),
    position integer not null,
    file_id uuid not null references file (id),
    primary key (document_id, file_id)
  );
  create index approval_document_file_file on approval_document_file (file_id);
  create index certificate_approval_document on certificate (approval_document_id);
  create index certificate_revocation_document on certificate (revocation_document_id);
`);

/** A number could be given again after a withdrawal; without that rule the withdrawn one is told apart by its id. */
export const down = (knex: Knex) =>
  knex.raw(`
  drop index certificate_approval_document, certificate_revocation_document, approval_document_number;
  update approval_document set number = number || ' ' || id where withdrawn_at is not null;
  alter table approval_document drop column revision, add unique (unit_id, number);
  drop table approval_document_file, attachment, commitment, file;
  alter table application
    drop column commitment_version, drop column recognition, drop column attachments_revision;
  alter table recognition_setting
    drop column office, drop column address, drop column phone, drop column demands, drop column eligibility,
    drop column second_publicity, drop column revision;
`);
