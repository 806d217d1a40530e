import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { receiveAtUnit } from '../../database/application/receive-at-unit.ts';
import { restAtStep } from '../../database/application/rest-at-step.ts';
import { keepDeployed } from '../../database/flow/deployed-diagrams.ts';
import { noteStep } from '../../database/flow/note-step.ts';
import type { Stage } from '../../domain/application/states.ts';
import type { Person } from '../../stack/http-client.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { nextKey } from '../support/builders/own-city.ts';
import { draftOf, unitIdOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { personAt } from '../support/people.ts';
import { readDiagram } from '../support/released-diagrams.ts';

type Run = {
  key: string;
  processId: string;
  version: number;
  unit: string | null;
  calledBy: { run: string; elementId: string } | null;
  passed: string[];
  active: string[];
};
type Flow = {
  moving: boolean;
  diagrams: { processId: string; version: number; xml: string }[];
  runs: Run[];
  code?: string;
};
type In = { processId: string; processVersion: number; processInstanceKey: string };

let api: OwnApi;
let applicant: Person;
let applicationId: string;
let unitId: string;
const at = new Date();
const root: In = { processId: 'initial-recognition', processVersion: 1, processInstanceKey: nextKey() };
const review: In = { processId: 'unit-review', processVersion: 3, processInstanceKey: nextKey() };

beforeAll(async () => {
  api = await ownApi();
  const xml = await readDiagram('initial-recognition');
  await keepDeployed(
    api.knex,
    [
      { processId: 'initial-recognition', version: 1, xml },
      { processId: 'initial-recognition', version: 2, xml: xml.replace('</bpmn:definitions>', ' $&') },
      { processId: 'unit-review', version: 3, xml: await readDiagram('unit-review') },
    ],
    at,
  );
  applicant = await personAt(api, 'applicant-1');
  unitId = await unitIdOf(api, hospital.unit);
  applicationId = await draftOf(api, {
    subject: 'applicant-1',
    business: 'initial',
    acceptingUnit: bureau.unit,
  });
});
afterAll(() => api.stop());

const flow = async (person = applicant): Promise<Flow> =>
  (await person.get<Flow>(`/api/applications/${applicationId}/flow`)).body;
const job = (where: In, elementId: string, of: string | null) =>
  noteStep(api.knex, { ...where, jobKey: nextKey(), applicationId, elementId, unitId: of, at });
async function rest(where: In, stage: Stage, elementId: string): Promise<void> {
  const step = { actions: ['sign', 'refuse'], form: 'application-form', permission: 'review' };
  await restAtStep(
    api.knex,
    { ...step, ...where, jobKey: nextKey(), applicationId, unitId, stage, elementId },
    new Date(),
  );
}

describe('the way of an application on its diagrams', () => {
  test('R-82 a draft has the diagram that it would run on, in its latest version, and no way yet', async () => {
    const { runs, diagrams } = await flow();
    expect(runs).toEqual([]);
    expect(diagrams.map(({ processId, version }) => [processId, version])).toEqual([
      ['initial-recognition', 2],
    ]);
  });

  test('R-82 what it runs on: each diagram in its version, what was passed, and where it stands at which unit', async () => {
    await job(root, 'validate-form', null);
    await receiveAtUnit(api.knex, { applicationId, unitId, arrival: 'submitted', jobKey: nextKey(), at });
    await job(review, 'receive', unitId);
    await rest(review, 'sign', 'sign');
    const { runs, diagrams, moving } = await flow();
    expect(moving).toBe(false);
    expect(diagrams.map(({ processId, version }) => [processId, version])).toEqual([
      ['initial-recognition', 1],
      ['unit-review', 3],
    ]);
    expect(diagrams[0]?.xml).toBe(await readDiagram('initial-recognition'));
    const [first, called] = runs;
    const caller = called?.calledBy?.elementId ?? '';
    expect(diagrams[0]?.xml).toContain(`<bpmn:callActivity id="${caller}"`);
    expect(first).toMatchObject({
      key: root.processInstanceKey,
      unit: null,
      calledBy: null,
      active: [caller],
    });
    expect(first?.passed).toContain('validate-form');
    expect(called).toMatchObject({
      calledBy: { run: root.processInstanceKey },
      unit: hospital.unit,
      active: ['sign'],
    });
    expect(called?.passed.toSorted()).toEqual([
      ...['arrived', 'arrived-receive', 'entry-step', 'entry-step-sign', 'receive', 'receive-entry-step'],
    ]);
  });

  test('R-82 while an act is on its way to the flow nothing is active', async () => {
    const handler = await personAt(api, hospital.one);
    const signed = await handler.post(`/api/applications/${applicationId}/acts/sign`, { input: {} });
    expect(signed.status).toBe(202);
    const { moving, runs } = await flow(handler);
    expect([moving, runs.map(({ active }) => active)]).toEqual([true, [[], []]]);
  });

  test('R-82 withdrawn, it has left the unit through the withdrawal', async () => {
    await api.knex('application').where({ id: applicationId }).update({ handler_id: null, begun_at: null });
    await rest(review, 'review', 'review');
    const withdrawn = await applicant.post(`/api/applications/${applicationId}/acts/withdraw`, { input: {} });
    expect(withdrawn.status).toBe(202);
    await rest(root, 'amend', 'amend');
    const { runs } = await flow();
    expect(runs[1]?.passed).toEqual(expect.arrayContaining(['sign', 'review', 'withdrawal', 'withdrawn']));
    expect(runs[1]?.passed).not.toContain('review-outcome');
    expect(runs.map(({ active }) => active)).toEqual([['amend'], []]);
  });

  test('R-82 whoever may not see the application does not see its way', async () => {
    expect((await flow(await personAt(api, 'applicant-2'))).code).toBe('APPLICATION_NOT_FOUND');
  });
});
