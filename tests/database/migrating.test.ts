import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { restAtStep } from '../../database/application/rest-at-step.ts';
import { addDeployment } from '../../database/diagram/deployments.ts';
import { noteStep } from '../../database/flow/note-step.ts';
import { noteCalled, noteMigrated, releaseItem } from '../../database/migrating/follow.ts';
import {
  beginItem,
  type MigrationItem,
  migrationItem,
  migrationUnderWay,
} from '../../database/migrating/item.ts';
import { orderMigration } from '../../database/migrating/order.ts';
import { holdStanding } from '../../database/migrating/standing.ts';
import { instancesToMigrate } from '../../database/views/instances-to-migrate.ts';
import { migrationById, migrationItems, migrationsOf } from '../../database/views/migrations.ts';
import { waitingByVersion } from '../../database/views/waiting-by-version.ts';
import type { MigrationSteps } from '../../domain/migration/order.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { newApplicant, nextKey, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { hospital } from '../support/builders/application.ts';
import { type Reviewed, reviewed } from '../support/builders/reviewed.ts';

const at = new Date('2026-03-03T01:00:00Z');
const headers = {
  stage: 'review',
  actions: ['return'],
  form: 'application-form',
  permission: 'review',
} as const;
const steps: MigrationSteps = {
  review: { to: 'review-again', way: 'recall', headers: { ...headers, actions: ['return'] } },
};
let city: OwnCity;
let analyst: string;
beforeAll(async () => {
  city = await ownCity();
  analyst = await newApplicant(city);
  await addDeployment(city.knex, {
    diagram: 'unit-review',
    version: 1,
    engineVersion: 2,
    comment: '增加复审',
    accountId: analyst,
    at,
  });
});
afterAll(() => city.drop());

let application: OwnApplication;
let place: Reviewed;
let item: MigrationItem;
beforeEach(async () => {
  application = await OwnApplication.draft(city);
  await application.receive(hospital.unit, 'submitted');
  place = await reviewed(city.knex, {
    applicationId: application.id,
    unitId: await city.unit(hospital.unit),
  });
  await noteStep(city.knex, {
    jobKey: nextKey(),
    applicationId: application.id,
    elementId: 'receive',
    processId: 'unit-review',
    processVersion: 1,
    processInstanceKey: place.key,
    unitId: null,
    at,
  });
  const migration = await order([
    { instanceKey: place.key, applicationId: application.id, from: 'review', refused: null },
  ]);
  const [id = ''] = await city
    .knex<{ id: string; migration_id: string }>('mending')
    .where({ migration_id: migration })
    .pluck('id');
  const found = await migrationItem(city.knex, id);
  if (!found) throw new Error('no item');
  item = found;
});

const order = (items: Parameters<typeof orderMigration>[1]['items']): Promise<string> =>
  orderMigration(city.knex, {
    diagram: 'unit-review',
    from: 1,
    to: 2,
    steps,
    reason: '自本月起实行复审',
    orderedBy: analyst,
    at,
    items,
  });
const standing = () => city.knex.transaction((trx) => holdStanding(trx, item));
type Row = { pending_act: string | null; waiting_since: Date; revision: number };
const rowOf = async <T>(table: string, where: object): Promise<T> => {
  const [found] = (await city.knex(table).where(where)) as T[];
  if (!found) throw new Error(`nothing in ${table}`);
  return found;
};
const task = () => rowOf<object>('task', { application_id: application.id });
const row = () => rowOf<Row>('application', { id: application.id });
const begun = { step: 'review', caller: null, variables: {} };
/** The process called anew comes to rest at a step. */
const arrive = async (processInstanceKey: string) => {
  const jobKey = nextKey();
  const step = { ...headers, jobKey, applicationId: application.id, unitId: null, processInstanceKey };
  await restAtStep(
    city.knex,
    { ...step, elementId: 'review-again', processId: 'unit-review', processVersion: 2 },
    at,
  );
  return jobKey;
};

describe('R-64 what a migration reads', () => {
  test('R-64 an instance stands at its step, called by another one, with the latest values of its variables', async () => {
    expect(await standing()).toEqual({
      state: 'to_review',
      pendingAct: null,
      inForce: 2,
      version: 1,
      tokens: [{ elementId: 'review', elementType: 'USER_TASK' }],
      incidents: 0,
      openStep: 'review',
      caller: { key: place.caller, element: { key: place.call, id: 'unit-review' } },
      variables: { applicationId: JSON.stringify(application.id), entry: '"review"' },
    });
  });

  test('R-64 the open step counts only once the monitor has heard of its job', async () => {
    await city.knex('monitor_job').where({ key: place.jobKey }).delete();
    expect((await standing())?.openStep).toBeNull();
  });

  test('R-95 who waits where, with which unit, by version; and the instances themselves', async () => {
    const rows = await waitingByVersion(city.knex, 'unit-review');
    const mine = rows.find(({ engineVersion, elementId }) => engineVersion === 1 && elementId === 'review');
    expect(mine?.units).toEqual([{ name: hospital.unit, count: mine?.count }]);
    const ask = { processId: 'unit-review', version: 1, limit: 10 };
    expect(await instancesToMigrate(city.knex, { ...ask, applicationIds: [application.id] })).toEqual([
      expect.objectContaining({
        key: place.key,
        applicationId: application.id,
        unit: hospital.unit,
        moving: false,
        tokens: [{ elementId: 'review' }],
      }),
    ]);
    expect((await instancesToMigrate(city.knex, { ...ask, applicationIds: undefined })).length).toBe(
      mine?.count,
    );
  });
});

describe('R-64 an order', () => {
  test('R-64 is one row for each instance; those that cannot be migrated have their answer at once and no command', async () => {
    const refused = {
      instanceKey: nextKey(),
      applicationId: null,
      from: 'sign',
      refused: '新版中没有这个环节',
    };
    const id = await order([
      { instanceKey: place.key, applicationId: application.id, from: 'review', refused: null },
      refused,
    ]);
    expect(await migrationById(city.knex, { diagram: 'unit-review', id })).toMatchObject({
      from: 1,
      to: 2,
      ordered: 1,
      done: 0,
      refused: 1,
    });
    expect((await migrationsOf(city.knex, 'unit-review')).map((one) => one.id)).toContain(id);
    const items = await migrationItems(city.knex, { id, after: undefined, limit: 10 });
    expect(items).toEqual([
      expect.objectContaining({
        state: 'ordered',
        from: 'review',
        to: 'review-again',
        applicationId: application.id,
      }),
      expect.objectContaining({ state: 'refused', from: 'sign', to: null, answer: '新版中没有这个环节' }),
    ]);
    const jobs = await city.knex('graphile_worker.jobs').where('task_identifier', 'migrate').pluck('key');
    const rows = await city.knex('mending').where({ migration_id: id, state: 'ordered' }).pluck('id');
    expect(jobs.filter((key: string) => rows.includes(key.replace('migrate-', '')))).toHaveLength(1);
  });
});

describe('R-64 while an application is migrated', () => {
  test('R-64 it is moving, and its migration is found by it', async () => {
    expect(await migrationUnderWay(city.knex, application.id)).toBeUndefined();
    await beginItem(city.knex, item, begun);
    expect((await row()).pending_act).toBe(item.id);
    expect(await migrationUnderWay(city.knex, application.id)).toMatchObject({
      id: item.id,
      begun,
      called: null,
    });
  });

  test('R-64 its open task goes on at the step of the new instance, since when it waits and all; twice changes nothing', async () => {
    const [before, since] = [await task(), (await row()).waiting_since];
    await beginItem(city.knex, item, begun);
    const called = { key: nextKey(), elementKey: nextKey(), version: 2 };
    await noteCalled(city.knex, item, called);
    expect(await city.knex('flow_step').where({ application_id: application.id }).first()).toMatchObject({
      process_instance_key: called.key,
      process_version: 2,
      element_id: 'receive',
    });
    const jobKey = await arrive(called.key);
    expect(await city.knex('task').where({ application_id: application.id })).toEqual([
      {
        ...before,
        job_key: jobKey,
        element_id: 'review-again',
        process_instance_key: called.key,
        process_version: 2,
        actions: ['return'],
        seen_at: at,
      },
    ]);
    const after = await row();
    expect(after).toMatchObject({ state: 'to_review', pending_act: null, flow_key: jobKey });
    expect(after.waiting_since).toEqual(since);
    // Announced again, and by an older job.
    await restAtStep(
      city.knex,
      {
        ...headers,
        jobKey,
        applicationId: application.id,
        unitId: null,
        elementId: 'review-again',
        processInstanceKey: called.key,
      },
      at,
    );
    expect(await row()).toEqual(after);
  });

  test('R-64 R-72 a step of another instance, as after a move by an administrator, is an arrival like any', async () => {
    await beginItem(city.knex, item, begun);
    await noteCalled(city.knex, item, { key: nextKey(), elementKey: nextKey(), version: 2 });
    const jobKey = await arrive(nextKey());
    expect(
      await city.knex('task').where({ application_id: application.id, state: 'open' }).pluck('job_key'),
    ).toEqual([jobKey]);
    expect((await row()).pending_act).toBeNull();
  });

  test('R-64 migrated by the engine, its task stays and offers what the new version offers', async () => {
    const before = await task();
    await beginItem(city.knex, item, begun);
    await noteMigrated(city.knex, item, item.steps.review, at);
    expect(await task()).toEqual({
      ...before,
      element_id: 'review-again',
      process_version: 2,
      actions: ['return'],
    });
    expect(await row()).toMatchObject({
      state: 'to_review',
      pending_act: null,
      step_permission: 'initial_review',
    });
  });

  test('R-64 given up, it rests as before; where something else moves it since, that goes on', async () => {
    const before = await row();
    await beginItem(city.knex, item, begun);
    await releaseItem(city.knex, item, at);
    expect(await row()).toEqual({ ...before, revision: before.revision + 2, updated_at: at });
    const act = await application.act('return');
    await releaseItem(city.knex, item, at);
    expect((await row()).pending_act).toBe(act);
  });
});
