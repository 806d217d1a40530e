import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { loadForAct } from '../../database/application/load-for-act.ts';
import { attachedFiles } from '../../database/application/attachments.ts';
import { documentIsUsed } from '../../database/approval-document/documents.ts';
import { savesSince } from '../../database/application/form-saves.ts';
import { returnedForm } from '../../database/application/returned-form.ts';
import { sectionChecks } from '../../database/application/section-checks.ts';
import { restAtStep } from '../../database/application/rest-at-step.ts';
import { runningNumber } from '../../database/application/create.ts';
import { stillOpen } from '../../database/application/still-open.ts';
import { numbersWith, ownRunning } from '../../database/handler/applications.ts';
import { countUnlinked, fileToRead } from '../../database/file/files.ts';
import { removeUnlinked } from '../../database/file/unlinked.ts';
import { bansListed, bansOf } from '../../database/ban/bans.ts';
import { findBan } from '../../database/ban/find-ban.ts';
import { actorOfSession } from '../../database/identity/actor-of-session.ts';
import { objectionSpans } from '../../database/objection/objections.ts';
import { isPending } from '../../database/outbox.ts';
import { resultsToReckon } from '../../database/publicity/result.ts';
import { candidateUnits } from '../../database/unit/candidates.ts';
import { publicitiesToReplan } from '../../database/publicity/to-replan.ts';
import { query, queryOne } from '../../database/query.ts';
import { seedLarge } from '../../database/seed/large.ts';
import { applicationDetailRow, recordOf } from '../../database/views/application-detail.ts';
import {
  applicationsInTab,
  countsByState,
  countsReached,
  type ListAsk,
} from '../../database/views/application-lists.ts';
import { applicationsOf } from '../../database/views/applications.ts';
import { chainOf, latestHash } from '../../database/record/chain.ts';
import { itemsLeft } from '../../database/certificate/archives.ts';
import { certificateByNumber } from '../../database/views/printed-certificate.ts';
import { decisionsOf, printedFormRow } from '../../database/views/printed-form.ts';
import { certificateOfHolder } from '../../database/views/verification.ts';
import { certificatesOf } from '../../database/views/certificates.ts';
import { handlersOf } from '../../database/views/handlers.ts';
import { noteDeliveries } from '../../database/notice/deliveries.ts';
import { unitsBelow } from '../../database/notice/urges.ts';
import {
  type Addressee,
  countUnread,
  noticeFor,
  noticesFor,
  noticesSince,
} from '../../database/views/notices.ts';
import { correctionsOf } from '../../database/views/calendar-corrections.ts';
import { objectionsOf } from '../../database/views/objections.ts';
import { ownCity, type OwnCity } from '../support/builders/own-city.ts';
import { cipher } from '../support/keys.ts';
import { nodesOf, plansOf, rowsRead } from '../support/plans.ts';
import { firstRun as at } from '../support/run-job.ts';

const many = 20_000;
const big = [
  'application',
  'reach',
  'way_step',
  'record',
  'task',
  'publicity',
  'objection',
  'result_publicity',
  'certificate',
  'notice',
  'account',
  'ban',
  'file',
  'attachment',
  'report_history',
];

type Some = { id: string; applicantId: string; workUnitId: string; acceptingUnitId: string };
let city: OwnCity;
let some: Some;
let someFile: string;
beforeAll(async () => {
  city = await ownCity();
  await seedLarge(city.knex, many, at);
  const found = await queryOne<Some>(
    city.knex,
    `select id, applicant_id as "applicantId", work_unit_id as "workUnitId", accepting_unit_id as "acceptingUnitId"
     from application where state = 'to_review' and position = 1 limit 1`,
  );
  if (!found) throw new Error('no application to review');
  some = found;
  await query(
    city.knex,
    `with made as (
       insert into file (id, owner_id, purpose, name, media_type, size, sha256, created_at, linked_at)
       select gen_random_uuid(), applicant_id, 'attachment', 'a.pdf', 'application/pdf', 1, '', :at,
         case when random() < 0.99 then :at::timestamptz end
       from application returning id, owner_id)
     insert into attachment (application_id, demand_id, position, file_id)
     select a.id, gen_random_uuid(), 0, made.id from application a join made on made.owner_id = a.applicant_id`,
    { at },
  );
  await query(
    city.knex,
    'delete from attachment where file_id in (select id from file where linked_at is null)',
  );
  await query(
    city.knex,
    `insert into objection (application_id, name, contact, subject, reason, raised_by, raised_at)
     select id, '周正', :contact, '学历', '不符', applicant_id, :at from application`,
    { at, contact: cipher.encrypt('contact', '13512345678') },
  );
  await query(
    city.knex,
    `insert into result_publicity (application_id, unit_id, working_days, start_date, end_date, earliest_issue_date, provisional,
       calendar_revision, public_view, created_at)
     select id, accepting_unit_id, 5, submitted_at::date, submitted_at::date + 7, submitted_at::date + 8, false, 1, '{}', :at
     from application where state in ('completed', 'revoked', 'to_certify')`,
    { at },
  );
  await query(city.knex, 'analyze objection');
  await query(city.knex, 'analyze result_publicity');
  await query(
    city.knex,
    `insert into report_history (from_unit_id, to_unit_id, business, reported, last_reported_at)
     select w.id, u.id, 'initial', 7, :at from unit w cross join unit u where w.kind = 'work_unit' and u.kind <> 'work_unit'`,
    { at },
  );
  await query(city.knex, 'analyze report_history');
  await query(city.knex, 'analyze file');
  await query(city.knex, 'analyze attachment');
  someFile = (await queryOne<{ id: string }>(city.knex, 'select id from file limit 1'))?.id ?? '';
}, 120_000);
afterAll(() => city.drop());

const tab = (
  knex: Knex,
  name: ListAsk['tab'],
  unitId: string,
  more: Partial<ListAsk> = {},
): Promise<unknown> =>
  applicationsInTab(knex, { unitId, business: 'initial', tab: name, limit: 21, ...more });
const longAgo = new Date(at.getTime() - 5_000 * 60_000);

const someone = (): Addressee => ({ accountId: some.applicantId, unitIds: [some.workUnitId] });
const cases: [string, (knex: Knex.Transaction) => Promise<unknown>][] = [
  ['R-04 my applications', (knex) => applicationsOf(knex, some.applicantId)],
  ['R-04 the record of handling', (knex) => recordOf(knex, some.id)],
  ['R-90 the named objections', (knex) => objectionsOf(knex, some.id)],
  ['R-90 the days on which they stopped the clock', (knex) => objectionSpans(knex, some.id)],
  [
    'reading 18 publicities of results',
    (knex) => resultsToReckon(knex, { revision: 2_000_000, today: '2026-03-08', limit: 200 }),
  ],
  ['R-84 corrected days', (knex) => correctionsOf(knex, 2026)],
  ['R-04 one application', (knex) => applicationDetailRow(knex, some.id)],
  ['R-05 my certificates', (knex) => certificatesOf(knex, some.applicantId)],
  ['R-19 the running application', (knex) => runningNumber(knex, some.applicantId, 'initial')],
  ['R-40 待签收', (knex) => tab(knex, 'to_sign', some.acceptingUnitId)],
  ['R-40 待审核', (knex) => tab(knex, 'to_review', some.acceptingUnitId)],
  ['R-40 公示中', (knex) => tab(knex, 'in_publicity', some.workUnitId)],
  ['R-40 已上报', (knex) => tab(knex, 'reported', some.workUnitId)],
  ['R-40 已上报 of a unit that reports nothing', (knex) => tab(knex, 'reported', some.acceptingUnitId)],
  ['R-40 全部', (knex) => tab(knex, 'all', some.acceptingUnitId)],
  [
    'R-40 全部, a later page',
    (knex) => tab(knex, 'all', some.acceptingUnitId, { after: { at: longAgo, id: some.id } }),
  ],
  ['R-40 全部, the oldest first', (knex) => tab(knex, 'all', some.acceptingUnitId, { order: 'oldest' })],
  ['R-40 全部, by the name', (knex) => tab(knex, 'all', some.acceptingUnitId, { search: '测试申报人1777' })],
  ['R-40 全部, by the number', (knex) => tab(knex, 'all', some.acceptingUnitId, { search: 'L1777' })],
  [
    'R-40 the counts of 已上报 and 全部',
    (knex) => countsReached(knex, { unitId: some.acceptingUnitId, business: 'initial', most: 400 }),
  ],
  [
    'R-46 a bar',
    (knex) =>
      findBan(knex, {
        accountId: some.applicantId,
        acceptingUnitId: some.acceptingUnitId,
        business: 'initial',
        year: 2026,
      }),
  ],
  ['R-14 attachments', (knex) => attachedFiles(knex, some.id)],
  ['R-14 unused files of a person', (knex) => countUnlinked(knex, some.applicantId)],
  ['R-14 a file to read', (knex) => fileToRead(knex, someFile)],
  ['R-14 files that nothing uses', (knex) => removeUnlinked(knex, new Date(at.getTime() + 1), 20)],
  ['R-16 what others saved of a form', (knex) => savesSince(knex, some.id, 0)],
  [
    'R-93 superiors with how reports to them have fared',
    (knex) =>
      candidateUnits(knex, {
        fromUnitId: some.workUnitId,
        business: 'initial',
        applicantId: some.applicantId,
        alsoIds: [some.acceptingUnitId],
      }),
  ],
  ['R-92 what was there when it was returned', (knex) => returnedForm(knex, some.id)],
  ['R-92 what has been checked', (knex) => sectionChecks(knex, some.id)],
  ['R-22 the form on paper', (knex) => printedFormRow(knex, some.id)],
  ['R-22 what the units have decided', (knex) => decisionsOf(knex, some.id)],
  ['R-57 a certificate by its number', (knex) => certificateByNumber(knex, 'L177')],
  [
    'R-57 a certificate that somebody asks for',
    (knex) => certificateOfHolder(knex, { number: 'L177', name: '陈静', idTail: '1234' }),
  ],
  ['R-94 the chain of a record', (knex) => chainOf(knex, some.id)],
  ['R-94 the latest link of a record', (knex) => latestHash(knex, some.id)],
  ['R-05 what is left of an archive', (knex) => itemsLeft(knex, some.id, 50)],
  ['R-52 whether a document is used', (knex) => documentIsUsed(knex, some.id)],
  ['R-80 notices', (knex) => noticesFor(knex, someone(), { after: undefined, limit: 50 })],
  [
    'R-80 notices from behind a key',
    (knex) => noticesFor(knex, someone(), { after: { at, id: some.id }, limit: 50 }),
  ],
  ['R-80 notices that were missed', (knex) => noticesSince(knex, someone(), { at, id: some.id }, 50)],
  ['R-80 one notice', (knex) => noticeFor(knex, someone(), some.id)],
  ['R-80 unread notices', (knex) => countUnread(knex, someone(), 100)],
  ['R-80 deliveries', (knex) => noteDeliveries(knex, some.id, ['mail', 'sms'])],
  ['R-46 bans', (knex) => bansListed(knex, { search: '', after: undefined, limit: 50 })],
  ['R-46 own bans', (knex) => bansOf(knex, some.applicantId, 2026)],
  ['R-81 units below', (knex) => unitsBelow(knex, some.id)],
  ['R-34 the handlers of a unit', (knex) => handlersOf(knex, some.workUnitId)],
  ['R-34 what is with a handler', (knex) => numbersWith(knex, some.workUnitId, some.applicantId)],
  ["R-35 a handler's own applications", (knex) => ownRunning(knex, some.applicantId)],
  ['an act', (knex) => loadForAct(knex, some.id, true)],
  ['an act under way', (knex) => isPending(knex, some.id)],
  ['whoever holds a session', (knex) => actorOfSession(knex, 'unknown', at)],
  ['steps still open', (knex) => stillOpen(knex, ['90', '91'])],
  [
    'a step that opens',
    (knex) =>
      restAtStep(
        knex,
        {
          jobKey: '99999999999',
          applicationId: some.id,
          unitId: some.acceptingUnitId,
          stage: 'review',
          elementId: 'review',
          actions: [],
          form: 'application-form',
          permission: 'review',
          processInstanceKey: '1',
        },
        at,
      ),
  ],
];

describe('with 20 000 applications', () => {
  test.each(cases)("%s reads a page's worth of rows by an index", async (_name, work) => {
    const plans = await plansOf(city.knex, work);
    expect(plans.length).toBeGreaterThan(0);
    const nodes = plans.flatMap(nodesOf).filter((node) => big.includes(node['Relation Name'] ?? ''));
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && rowsRead(node) > 100)).toEqual([]);
    for (const node of nodes) expect(rowsRead(node)).toBeLessThan(500);
  });

  test('R-40 the counts of the tabs look at what lies with the unit, not at what it has ever had', async () => {
    const nodes = (
      await plansOf(city.knex, (knex) => countsByState(knex, some.acceptingUnitId, 'initial'))
    ).flatMap(nodesOf);
    const [waiting] = await query<{ count: number }>(
      city.knex,
      `select count(*)::int as count from application where unit_id = :acceptingUnitId and business = 'initial'`,
      { acceptingUnitId: some.acceptingUnitId },
    );
    const scans = nodes.filter((node) => node['Relation Name'] === 'application');
    expect(scans.map(rowsRead)).toEqual([waiting?.count]);
  });

  test('R-20 what refers to an application is found by an index when a draft is deleted', async () => {
    const bare = await query(
      city.knex,
      `select conrelid::regclass::text as table from pg_constraint c
       where contype = 'f' and confrelid = 'application'::regclass and not exists (
         select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1] and i.indpred is null)`,
    );
    expect(bare).toEqual([]);
  });

  test('R-90 a calendar that changed looks at the running publicities alone', async () => {
    const nodes = (
      await plansOf(city.knex, (knex) =>
        publicitiesToReplan(knex, { revision: 2_000_000, today: '2020-01-01', limit: 200 }),
      )
    ).flatMap(nodesOf);
    const running = many * 0.12;
    for (const node of nodes.filter((one) => one['Relation Name'] === 'publicity'))
      expect(rowsRead(node)).toBeLessThanOrEqual(running);
  });
});
