import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepDeployed } from '../../database/flow/deployed-diagrams.ts';
import { query } from '../../database/query.ts';
import type { Person } from '../../stack/http-client.ts';
import { monitored, tell } from '../support/builders/monitored.ts';
import { draftOf } from '../support/builders/own-people.ts';
import { variableRecord } from '../support/engine-records.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { personAt } from '../support/people.ts';

type Item = {
  key: string;
  processTitle: string;
  stateTitle: string;
  incidents: number;
  application: { id: string; applicant: string } | null;
  waiting: { elementId: string; title: string }[];
};
type Group = {
  atRisk: number;
  incidents: { key: string; application: { due: object | null } | null }[];
};
type Page = { items: Item[]; next: string | null };

let api: OwnApi;
let administrator: Person;
let running: string;
let broken: string;
let ended: string;
let revocation: string;
let applicationId: string;
beforeAll(async () => {
  api = await ownApi();
  administrator = await personAt(api, 'administrator');
  const xml = await readFile(join(import.meta.dirname, '../../bpmn/initial-recognition.bpmn'), 'utf8');
  await keepDeployed(api.knex, [{ processId: 'initial-recognition', version: 1, xml }], new Date());
  applicationId = await draftOf(api, {
    subject: 'applicant-1',
    business: 'initial',
    acceptingUnit: '南山区人力资源和社会保障局',
  });
  ({ key: running } = await monitored(api.knex, { applicationId }));
  ({ key: broken } = await monitored(api.knex, { incident: true }));
  ({ key: ended } = await monitored(api.knex, { ended: true }));
  ({ key: revocation } = await monitored(api.knex, { processId: 'certificate-revocation' }));
});
afterAll(() => api.stop());

const found = async (filter: string): Promise<string[]> =>
  (await administrator.get<Page>(`/api/monitor/instances?${filter}`)).body.items.map(({ key }) => key);

test('R-70 instances are listed with whose they are, where they stand and what is wrong, the newest first', async () => {
  const { body } = await administrator.get<Page>('/api/monitor/instances');
  expect(body.items.map(({ key }) => key)).toEqual([revocation, ended, broken, running]);
  expect(body.items[3]).toMatchObject({
    processTitle: '职称初定',
    stateTitle: '运行中',
    incidents: 0,
    application: { id: applicationId, applicant: '林若溪' },
    waiting: [{ elementId: 'validate-form', title: '校验申报书' }],
  });
  expect(body.items[1]).toMatchObject({ stateTitle: '已结束', waiting: [], application: null });
  expect(body.items[2]?.incidents).toBe(1);
});

test('R-70 they are found by applicant, flow, version, state, step, incident and age, and by several at once', async () => {
  expect(await found(`applicant=${encodeURIComponent('林若')}`)).toEqual([running]);
  expect(await found('applicant=%25')).toEqual([]);
  expect(await found('processId=certificate-revocation')).toEqual([revocation]);
  expect(await found('processId=initial-recognition&version=1')).toEqual([ended, broken, running]);
  expect(await found('version=2')).toEqual([]);
  expect(await found('state=completed')).toEqual([ended]);
  expect(await found('elementId=validate-form')).toEqual([revocation, broken, running]);
  expect(await found('incidents=true')).toEqual([broken]);
  // They began on a day of March 2026.
  expect(await found('waitingDays=1')).toEqual([revocation, broken, running]);
  expect(await found('waitingDays=3000')).toEqual([]);
  expect(await found('processId=initial-recognition&state=active&incidents=true')).toEqual([broken]);
});

test('R-70 pages follow each other without a gap', async () => {
  const first = (await administrator.get<Page>('/api/monitor/instances?limit=3')).body;
  const second = (await administrator.get<Page>(`/api/monitor/instances?limit=3&after=${first.next}`)).body;
  expect([...first.items, ...second.items].map(({ key }) => key)).toEqual([
    revocation,
    ended,
    broken,
    running,
  ]);
  expect(second.next).toBeNull();
});

test('R-70 one instance: diagram, path, tokens, variables with their history, jobs and incidents', async () => {
  await tell(api.knex, [{ ...variableRecord(9001, broken, 'outcome', 'report'), key: 99 }]);
  await tell(api.knex, [{ ...variableRecord(9002, broken, 'outcome', 'return'), key: 99 }]);
  const { body } = await administrator.get(`/api/monitor/instances/${broken}`);
  expect(body).toMatchObject({
    instance: { key: broken, incidents: 1 },
    family: [{ key: broken, processTitle: '职称初定', parentKey: null }],
    elements: [{ elementId: 'validate-form', state: 'active', leftAt: null }],
    taken: ['submitted-join-submission'],
    variables: [{ name: 'outcome', history: [{ value: '"report"' }, { value: '"return"' }] }],
    jobs: [{ type: 'form-validation', stateTitle: '执行失败' }],
    incidents: [{ cause: '自动任务多次执行失败', message: 'a fault', resolvedAt: null }],
  });
  expect(body.diagram).toContain('initial-recognition');
});

test('R-70 an instance that nobody has told of, and a key that is none', async () => {
  expect((await administrator.get('/api/monitor/instances/77')).body.code).toBe('NOT_FOUND');
  const { status, body } = await administrator.get<{ faults: { field: string; reason: string }[] }>(
    '/api/monitor/instances/abc',
  );
  expect([status, body.faults]).toEqual([422, [{ field: 'key', reason: '流程实例编号有误' }]]);
});

test('R-98 an incident tells what is due for its application, and whether that is near', async () => {
  await using own = await ownApi();
  const { knex } = own;
  const person = await personAt(own, 'administrator');
  const held = await draftOf(own, {
    subject: 'applicant-1',
    business: 'initial',
    acceptingUnit: '南山区人力资源和社会保障局',
  });
  const { incident } = await monitored(knex, { applicationId: held, incident: true });
  const inPublicity = (days: number) =>
    query(
      knex,
      `insert into publicity (application_id, unit_id, working_days, start_date, end_date, earliest_report_date,
         provisional, calendar_revision, public_view, created_at)
       select id, work_unit_id, 5, current_date - 7, current_date, current_date + :days::int, false, 1, '{}', now()
       from application where id = :held
       on conflict (application_id) where live do update set earliest_report_date = excluded.earliest_report_date`,
      { held, days },
    );
  const group = async () => {
    const { body } = await person.get<{ groups: Group[] }>('/api/monitor/incidents');
    const found = body.groups.find(({ incidents }) => incidents.some(({ key }) => key === incident));
    return [found?.atRisk, found?.incidents.find(({ key }) => key === incident)?.application?.due];
  };
  expect(await group()).toEqual([0, null]);
  await inPublicity(10);
  expect(await group()).toMatchObject([0, { title: '公示期满', near: false }]);
  await inPublicity(2);
  expect(await group()).toMatchObject([1, { title: '公示期满', near: true }]);
});

test('R-73 the overview tells what runs in which version, and each step how many wait there and since when', async () => {
  const overview = (await administrator.get<{ processes: object[]; days: object[] }>('/api/monitor/overview'))
    .body;
  expect(overview.processes).toEqual([
    {
      processId: 'certificate-revocation',
      title: 'certificate-revocation',
      version: 1,
      running: 1,
      incidents: 0,
    },
    { processId: 'initial-recognition', title: '职称初定', version: 1, running: 2, incidents: 1 },
  ]);
  expect(overview.days).toHaveLength(14);
  const { body } = await administrator.get<{ title: string; diagram: string; steps: object[] }>(
    '/api/monitor/processes/initial-recognition/1',
  );
  expect(body.title).toBe('职称初定');
  expect(body.diagram).toContain('<bpmn:process');
  expect(body.steps).toEqual([
    expect.objectContaining({ elementId: 'validate-form', title: '校验申报书', waiting: 2, incidents: 1 }),
  ]);
  expect((await administrator.get('/api/monitor/processes/other/1')).body.code).toBe('NOT_FOUND');
});

test('R-73 health says what is well and what is not, in sentences', async () => {
  type Health = { well: boolean; parts: { name: string; well: boolean; text: string }[] };
  const { body } = await administrator.get<Health>('/api/monitor/health');
  expect(body.parts.map(({ name }) => name)).toEqual([
    '流程引擎',
    '运行记录',
    '待发指令',
    '任务处理',
    '数据库',
  ]);
  // This API has no engine, and its jobs are of March 2026.
  expect(body.well).toBe(false);
  expect(body.parts[0]?.text).toContain('无法连接');
  expect(body.parts[3]?.text).toContain('form-validation 有');
  expect(body.parts[4]).toMatchObject({ well: true });
});

test('R-73 metrics are for this machine, and for others with the token; by routes, never by addresses', async () => {
  await administrator.get(`/api/monitor/instances/${running}`);
  const own = await fetch(`${api.baseUrl}/metrics`);
  const text = await own.text();
  expect(own.status).toBe(200);
  expect(text).toContain('title_review_jobs_waiting{type="form-validation"}');
  expect(text).toContain('title_review_monitor_up 1');
  expect(text).toMatch(
    /http_request_duration_seconds_count\{method="GET",route="\/api\/monitor\/instances\/:key"/,
  );
  expect(text).not.toContain(`instances/${running}`);
  const forwarded = await fetch(`${api.baseUrl}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.1' } });
  expect(forwarded.status).toBe(404);
  await using guarded = await ownApi(() => ({ metricsToken: 'a-token-of-some-length' }));
  const shown = (token: string): Promise<Response> =>
    fetch(`${guarded.baseUrl}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect((await shown('a-token-of-some-length')).status).toBe(200);
  expect((await shown('another')).status).toBe(404);
});
