import type { Knex } from 'knex';
import { query } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

/**
 * Fills a database that has the demo city with so many applications, as a city has after some years: nine of ten are
 * at an end. Made by a statement per table; what the engine would know of them is not made, so no act moves them.
 */
export const seedLarge = (
  knex: Knex,
  applications: number,
  at: Date,
  say: (line: string) => void = () => undefined,
): Promise<void> =>
  knex.transaction(async (trx) => {
    // One number for all of them: no statement can encrypt.
    const phone = cipherOf(trx).encrypt('phone', '13900000000');
    const workUnits = Math.max(10, Math.round(applications / 200));
    const bindings = { applications, workUnits, phone, at };
    // Without statistics of what was just made the planner would take nested loops over all of it.
    await query(trx, 'set local enable_nestloop = off');
    for (const [index, statement] of statements.entries()) {
      const used = Object.entries(bindings).filter(([name]) => statement.includes(`:${name}`));
      await query(trx, statement, Object.fromEntries(used));
      say(`${index + 1}/${statements.length}  ${statement.trim().split(' ', 4).join(' ')}`);
    }
    for (const table of filled) await query(trx, `analyze ${table}`);
  });

const filled = [
  'account',
  'unit',
  'application',
  'reach',
  'way_step',
  'record',
  'task',
  'publicity',
  'certificate',
  'notice',
  'issuance_batch',
  'issuance_batch_item',
];

/** One of the states, by the number of the application: 90 of 100 are at an end. */
const state = `case
  when n % 100 < 80 then 'completed' when n % 100 < 84 then 'terminated' when n % 100 < 86 then 'rejected'
  when n % 100 < 88 then 'revoked' when n % 100 < 90 then 'to_certify' when n % 100 < 93 then 'to_sign'
  when n % 100 < 96 then 'to_review' when n % 100 < 98 then 'in_publicity' when n % 100 < 99 then 'held' else 'to_amend' end`;

const statements = [
  // Millions of rows neither wait for a chain nor call anybody.
  'alter table record disable trigger record_chained',
  'alter table notice disable trigger notice_told',
  'alter table reach disable trigger reach_copied',
  `create temporary table large_accepting on commit drop as
     select id, row_number() over (order by name) - 1 as nth from unit where issues_certificates`,
  `insert into unit (name, kind, district, created_at)
     select '测试用人单位' || n, 'work_unit', (array['南山区', '云岭区', null])[n % 3 + 1], :at from generate_series(1, :workUnits::int) n`,
  `create temporary table large_work on commit drop as
     select id, row_number() over (order by created_at, id) - 1 as nth from unit where name like '测试用人单位%'`,
  `insert into account (subject, kind, name, phone, created_at)
     select 'large-' || n, 'individual', '测试申报人' || n, :phone, :at
     from generate_series(1, :applications::int) n`,
  // The last of the steps is the work unit for what is in publicity or not reported yet, else the accepting unit.
  `create temporary table large on commit drop as
     select gen_random_uuid() as id, n, account.id as applicant_id, w.id as work_unit_id, c.id as accepting_unit_id, ${state} as state,
       case when n / 100 % 2 = 0 then 'initial' else 'confirmation' end as business,
       case when n % 100 in (96, 97) or n % 100 between 90 and 95 and n % 2 = 0 then 0 else 1 end as position,
       :at::timestamptz - make_interval(mins => n) as at
     from generate_series(1, :applications::int) n
     join account on account.subject = 'large-' || n
     join large_work w on w.nth = ((n * 2654435761) >> 9) % (select count(*) from large_work)
     join large_accepting c on c.nth = ((n * 2654435761) >> 5) % (select count(*) from large_accepting)`,
  'create index on large (id)',
  `insert into application (id, number, business, applicant_id, accepting_unit_id, work_unit_id, form, state, unit_id, position, begun_at,
       submitted_at, closed_at, created_at, updated_at, waiting_since, step_permission)
     select id, 'L' || n, business, applicant_id, accepting_unit_id, work_unit_id,
       jsonb_build_object('titleApplied', jsonb_build_object('series', '工程', 'profession', '建筑工程', 'level', 'assistant'),
         'achievements', repeat('从事本专业技术工作。', 40)), state,
       case when state in ('to_sign', 'to_review', 'in_publicity', 'to_certify', 'held') then case when position = 0 then work_unit_id else accepting_unit_id end end,
       position, at, at, case when n % 100 < 88 then at end, at, at, at, business || '_review' from large`,
  `insert into way_step (application_id, position, unit_id, receipt_key, entry, arrived_at)
     select id, p, case p when 0 then work_unit_id else accepting_unit_id end, n::bigint * 10 + p, 'review', at
     from large cross join generate_series(0, 1) p where p <= position`,
  `insert into reach (application_id, unit_id, business, reported, reached_at, number, name, state, work_unit_id)
     select id, case p when 0 then work_unit_id else accepting_unit_id end, business, p < position, at, 'L' || n, '测试申报人' || n,
       state, work_unit_id
     from large cross join generate_series(0, 1) p where p <= position`,
  `insert into record (id, application_id, event, title, account_id, unit_id, at, hash, position)
     select gen_random_uuid(), id, event, title, applicant_id, work_unit_id, at, 'not chained', nth
     from large cross join (values ('submit', '提交申报', 1), ('sign', '签收', 2), ('pass_and_publicize', '审核通过并公示', 3), ('report', '报送', 4), ('approve', '审核通过', 5), ('issue', '发放证书', 6)) e (event, title, nth)
     where n % 100 < 88 or event in ('submit', 'sign')`,
  `insert into task (job_key, application_id, unit_id, stage, element_id, actions, form, permission, process_instance_key, state, arrived_at, seen_at)
     select n::bigint, id, work_unit_id, 'review', 'review', '{return}', 'application-form', 'review', n::bigint, case when n % 100 < 88 then 'done' else 'open' end, at, at from large`,
  `insert into publicity (application_id, unit_id, working_days, start_date, end_date, earliest_report_date, provisional, calendar_revision, public_view, job_key, over_at, created_at)
     select id, work_unit_id, 5, at::date, at::date + 7, at::date + 8, false, 1000000, '{}', n::bigint, case when n % 100 < 88 then at end, at from large`,
  `insert into approval_document (unit_id, number, title, kind, business, dated, created_by, created_at, published_at)
     select c.id, '测试〔2026〕' || c.nth, '关于公布职称认定结果的通知', 'issue', 'initial', :at::date, (select id from account order by created_at limit 1), :at, :at from large_accepting c`,
  `insert into certificate (number, application_id, holder_id, unit_id, business, series, profession, level, issued_on, approval_document_id, revoked_at)
     select 'L' || n, l.id, applicant_id, accepting_unit_id, l.business, '工程', '建筑工程', 'assistant', at::date, d.id, case when state = 'revoked' then at end
     from large l join approval_document d on d.unit_id = l.accepting_unit_id and d.number like '测试〔2026〕%' where state in ('completed', 'revoked')`,
  `insert into notice (account_id, unit_id, application_id, kind, text, dedupe_key, created_at)
     select case when who = 'applicant' then applicant_id end, case when who = 'unit' then work_unit_id end, id, 'issued', '职称证书已发放', id || who, at
     from large cross join unnest(array['applicant', 'unit']) who`,
  'alter table record enable trigger record_chained',
  `create temporary table large_item on commit drop as
     select id, accepting_unit_id, business, at,
       '测试批次' || (row_number() over (partition by accepting_unit_id, business order by n) - 1) / 1000 as batch
     from large where state in ('completed', 'revoked', 'rejected', 'held')`,
  `insert into issuance_batch (unit_id, business, name, created_by, created_at)
     select accepting_unit_id, business, batch, (select id from account order by created_at limit 1), max(at)
     from large_item group by 1, 2, 3`,
  `insert into issuance_batch_item (application_id, batch_id, added_at)
     select i.id, b.id, i.at from large_item i
     join issuance_batch b on b.unit_id = i.accepting_unit_id and b.business = i.business and b.name = i.batch`,
  'alter table notice enable trigger notice_told',
  'alter table reach enable trigger reach_copied',
];
