import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { receiveAtUnit } from '../../database/application/receive-at-unit.ts';
import { addDeployment } from '../../database/diagram/deployments.ts';
import { keepDeployed } from '../../database/flow/deployed-diagrams.ts';
import type { Person } from '../../stack/http-client.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { withFurtherReview } from '../support/builders/changed-review.ts';
import { nextKey } from '../support/builders/own-city.ts';
import { draftOf, unitIdOf } from '../support/builders/own-people.ts';
import { reviewed } from '../support/builders/reviewed.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { auditLines, personAt } from '../support/people.ts';
import { readDiagram } from '../support/released-diagrams.ts';

type Step = {
  element: { id: string; name: string };
  count: number;
  units: { name: string; count: number }[];
  fate: string;
  target: { id: string } | null;
  targets: { id: string }[];
  reason: string;
};
type Impact = {
  before: number;
  differences: { kind: string; name: string }[];
  observed: boolean;
  running: { engineVersion: number; count: number }[];
  versions: { engineVersion: number; count: number; steps: Step[] }[];
  effects: string[];
};
type Refused = { code: string; detail: string; faults: { field: string; reason: string }[] };

let api: OwnApi;
let analyst: Person;
let applicationId: string;
const at = new Date();
beforeAll(async () => {
  api = await ownApi();
  analyst = await personAt(api, 'analyst');
  const xml = await readDiagram('unit-review');
  await keepDeployed(
    api.knex,
    [
      { processId: 'unit-review', version: 1, xml: (await withFurtherReview()).trim() },
      { processId: 'unit-review', version: 2, xml },
      { processId: 'initial-recognition', version: 1, xml: await readDiagram('initial-recognition') },
    ],
    at,
  );
  const deployed = { diagram: 'unit-review', version: 0, engineVersion: 2, comment: '平台启动' } as const;
  await addDeployment(api.knex, { ...deployed, accountId: null, at });
  applicationId = await draftOf(api, {
    subject: 'applicant-1',
    business: 'initial',
    acceptingUnit: bureau.unit,
  });
});
afterAll(() => api.stop());

const impact = async (version = 0): Promise<Impact> =>
  (await analyst.get<Impact>(`/api/diagrams/unit-review/versions/${version}/impact`)).body;
const preview = (body: object) =>
  analyst.post<Refused & { counts: object; items: object[]; effects: string[] }>(
    '/api/diagrams/unit-review/migrations/preview',
    body,
  );
const order = (body: object) =>
  analyst.post<Refused & { id: string }>('/api/diagrams/unit-review/migrations', body);

describe('R-95 the impact of a version', () => {
  test('R-95 without the record stream it says so, and gives the counts by version alone', async () => {
    const unitId = await unitIdOf(api, hospital.unit);
    await receiveAtUnit(api.knex, { applicationId, unitId, arrival: 'submitted', jobKey: nextKey(), at });
    await reviewed(api.knex, { applicationId, stepId: 'review-again', unitId });
    await api.knex('monitor_stream').delete();
    const { body } = await analyst.get<Impact>('/api/diagrams/unit-review/versions/0/impact');
    expect(body).toMatchObject({ observed: false, running: [{ engineVersion: 1, count: 1 }] });
    await api.knex('monitor_stream').insert({ partition: 1, position: 9, at, received_at: at });
  });

  test('R-95 by step: how many, with which units, and what becomes of them', async () => {
    const found = await impact();
    expect(found).toMatchObject({ before: 0, differences: [], observed: true });
    expect(found.versions).toEqual([
      {
        engineVersion: 1,
        count: 1,
        steps: [
          {
            element: { id: 'review-again', name: '复审' },
            count: 1,
            units: [{ name: hospital.unit, count: 1 }],
            fate: 'mapping',
            fateTitle: '需指定对应环节',
            target: null,
            targets: [{ id: 'review', name: '审核' }],
            reason: '',
          },
        ],
      },
    ]);
    expect(found.effects.join()).toContain('“每满三天未办”从迁移时起重新计时');
  });

  test('R-95 a drawing is compared with what is in force, and those who are on that very drawing are not concerned', async () => {
    const xml = await withFurtherReview();
    await analyst.post('/api/diagrams/unit-review/versions', { xml, comment: '增加复审', after: 0 });
    const found = await impact(1);
    expect(found.differences.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(['added 复审', 'added 复审结论？', 'removed 通过并公示']),
    );
    expect(found.versions).toEqual([]);
    expect((await analyst.get<Refused>('/api/diagrams/unit-review/versions/9/impact')).status).toBe(404);
  });
});

describe('R-64 a migration', () => {
  test('R-64 tried out, it says of each application what would happen, and changes nothing', async () => {
    const unmapped = (await preview({ from: 1 })).body;
    expect(unmapped).toMatchObject({
      counts: { possible: 0, impossible: 1 },
      items: [{ possible: false, from: { name: '复审' }, to: null, reason: '未指定“复审”对应的环节' }],
    });
    const mapped = (await preview({ from: 1, mapping: { 'review-again': 'review' } })).body;
    expect(mapped).toMatchObject({
      counts: { possible: 1, impossible: 0 },
      items: [
        {
          application: { id: applicationId, applicant: '林若溪', unit: hospital.unit },
          possible: true,
          to: { id: 'review', name: '审核' },
        },
      ],
    });
    expect(await api.knex('mending')).toEqual([]);
  });

  test.each([
    ['the beginning of a name', ' 林若', 1],
    ['a name that nobody has', '林若溪溪', 0],
    ['a number that no application has', 'SBC1999', 0],
  ])('R-64 its list is searched by %s, and its counts stay those of all', async (_, find, found) => {
    const { body } = await preview({ from: 1, find });
    expect([body.items.length, body.counts]).toEqual([found, { possible: 0, impossible: 1 }]);
  });

  test.each([
    ['from the version in force', { from: 2 }, 409, 'MIGRATION_NOT_NEEDED'],
    ['from a version that nobody knows', { from: 7 }, 404, 'NOT_FOUND'],
    ['with nothing that could move', { from: 1 }, 409, 'NOTHING_TO_MIGRATE'],
  ])('R-64 %s is refused, and nothing is ordered', async (_, body, status, code) => {
    const refused = await order({ ...body, reason: '试迁移' });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(await api.knex('diagram_migration')).toEqual([]);
  });

  test.each([
    ['without a reason', { from: 1, reason: '' }, [['reason', '请填写原因（至少 2 个字）']]],
    [
      'of no application at all',
      { from: 1, applicationIds: [], reason: '试迁移' },
      [['applicationIds', '请至少选择一份申报书']],
    ],
    [
      'onto a step of another kind',
      { from: 1, mapping: { 'review-again': 'sign' }, reason: '试迁移' },
      [['mapping.review-again', '“复审”不能对应到所选环节，请从列出的环节中选择']],
    ],
  ])('R-64 %s is refused at its field', async (_, body, faults) => {
    const refused = await order(body);
    expect([refused.status, refused.body.code]).toEqual([422, 'INPUT_INVALID']);
    expect(refused.body.faults.map(({ field, reason }) => [field, reason])).toEqual(faults);
  });

  test('R-64 R-74 an order stands with its reason in the audit trail, and each application with its state', async () => {
    const { status, body } = await order({
      from: 1,
      mapping: { 'review-again': 'review' },
      applicationIds: [applicationId],
      reason: '取消复审',
    });
    expect([status, body]).toEqual([
      202,
      expect.objectContaining({ from: 1, to: 2, ordered: 1, done: 0, refused: 0, reason: '取消复审' }),
    ]);
    expect(await auditLines(api.knex, 'applications_migrated')).toBe(1);
    const read = await analyst.get(`/api/diagrams/unit-review/migrations/${body.id}`);
    expect(read.body).toMatchObject({
      items: [
        {
          application: { id: applicationId },
          from: { name: '复审' },
          to: { name: '审核' },
          state: 'ordered',
          stateTitle: '执行中',
        },
      ],
      next: null,
    });
    // It is of this diagram, and of no other one.
    expect((await analyst.get(`/api/diagrams/confirmation/migrations/${body.id}`)).status).toBe(404);
    const { body: list } = await analyst.get<{ items: object[] }>('/api/diagrams/unit-review/migrations');
    expect(list.items).toMatchObject([{ id: body.id, person: '流程分析员' }]);
  });
});
