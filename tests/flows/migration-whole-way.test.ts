import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Application, bureau, hospital } from '../support/builders/application.ts';
import { deployDrawing, restoreRelease, versionInForce } from '../support/builders/changed-review.ts';
import { migrate, migrateAgain, preview } from '../support/builders/migration.ts';
import { sql } from '../support/platform.ts';
import { readDiagram } from '../support/released-diagrams.ts';
import { waitFor } from '../support/wait-for.ts';

const diagram = 'initial-recognition';
const done = { state: 'done', answer: '' };

/** 待发证 no longer offers 移入核准中, and 核准中 is another step than before. */
async function changed(): Promise<string> {
  const xml = await readDiagram(diagram);
  return xml
    .replace('value="issue,hold"', 'value="issue"')
    .replace(/\b(id|sourceRef|targetRef|bpmnElement)="held"/g, '$1="held-further"')
    .replace('name="核准中"', 'name="继续核准"');
}

let from: number;
let to: number;
let reviewed: Application;
let certified: Application;
let held: Application;
beforeAll(async () => {
  from = await versionInForce(diagram);
  reviewed = await Application.draft();
  await reviewed.submit();
  await reviewed.act(hospital.one, 'sign');
  certified = await (await Application.draft()).toBatch();
  held = await (await Application.draft()).toBatch();
  await held.act(bureau.one, 'hold', { reason: '材料待核' });
  to = await deployDrawing(diagram, await changed(), '待发证不再移入核准中');
}, 180_000);
afterAll(() => restoreRelease(diagram));

const offered = async ({ id }: Application) =>
  sql<{ element_id: string; actions: string[]; process_version: number; job_key: string }>(
    `select element_id, actions, process_version, job_key from task where application_id = :id and state = 'open'`,
    { id },
  );

describe('the whole way of an application is migrated by the engine itself', () => {
  test('R-64 one that waits for its certificate is offered what the new version offers', async () => {
    const before = await offered(certified);
    expect(before?.actions).toEqual(['issue', 'hold']);
    expect(await migrate(diagram, { from, only: [certified] })).toMatchObject([
      { ...done, from: { name: '待发证' }, to: { name: '待发证' } },
    ]);
    expect(await offered(certified)).toEqual({ ...before, actions: ['issue'], process_version: to });
    expect(await certified.rest()).toMatchObject({ state: 'to_certify', moving: false });
    expect((await certified.try(bureau.one, 'hold', { reason: '材料待核' })).body.code).toBe(
      'STEP_DOES_NOT_OFFER',
    );
  });

  test('R-64 R-18 done again after a crash before anything was kept, it is done once', async () => {
    const after = await offered(certified);
    // The engine has done it; nothing of ours is written yet.
    await sql(
      `with before as (
         update task set process_version = :from, actions = '{issue,hold}' where application_id = :id::uuid and state = 'open'
       ) update application set pending_act = (select id from mending where command->>'applicationId' = :id) where id = :id::uuid`,
      { id: certified.id, from },
    );
    await migrateAgain(certified);
    expect(await offered(certified)).toEqual(after);
    expect((await certified.rest()).moving).toBe(false);
  });

  test('R-64 one that a unit reviews goes on there, and later by the new version of the whole', async () => {
    expect(await migrate(diagram, { from, only: [reviewed] })).toMatchObject([
      { ...done, from: { name: '单位审核' } },
    ]);
    expect((await reviewed.rest()).state).toBe('to_review');
    await reviewed.act(hospital.one, 'pass_and_publicize');
    await reviewed.reportAfterPublicity(hospital.one, bureau.unit);
    await reviewed.act(bureau.one, 'sign');
    await reviewed.act(bureau.one, 'approve');
    expect(await offered(reviewed)).toMatchObject({ actions: ['issue'], process_version: to });
  });

  test('R-64 one at a step of another name is proposed where it belongs, and released from there', async () => {
    expect((await preview(diagram, { from, only: [held] })).items).toMatchObject([
      { possible: false, reason: '未指定“核准中”对应的环节' },
    ]);
    const mapping = { held: 'held-further' };
    expect(await migrate(diagram, { from, only: [held], mapping })).toMatchObject([
      { ...done, to: { name: '继续核准' } },
    ]);
    expect((await held.rest()).state).toBe('held');
    expect((await held.act(bureau.one, 'release')).state).toBe('to_certify');
    expect(await offered(held)).toMatchObject({ actions: ['issue'], process_version: to });
  });

  test('R-70 the monitor follows: instance, elements and jobs stand in the new version', async () => {
    const instance = await waitFor('the monitor to follow', () =>
      sql<{ version: number }>(
        `select i.version from monitor_instance i join monitor_element e on e.instance_key = i.key and e.left_at is null
         join monitor_job j on j.element_key = e.key and j.element_id = e.element_id and j.state = 'created'
         where i.application_id = :id and i.parent_key is null and e.element_type = 'USER_TASK'
           and e.version = i.version and i.version = :to`,
        { id: certified.id, to },
      ),
    );
    expect(instance).toEqual({ version: to });
  });
});
