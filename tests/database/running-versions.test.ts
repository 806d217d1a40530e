import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { noteStep } from '../../database/flow/note-step.ts';
import { runningByVersion } from '../../database/views/running-versions.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, ownCity, type OwnCity } from '../support/builders/own-city.ts';
import { firstRun as at } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

/** Lies for review on this version of 单位审核, having come to it through the version of 初定. */
async function inReview(processVersion: number, wholeVersion: number): Promise<OwnApplication> {
  const application = await OwnApplication.inReview(city);
  const { id } = application;
  const noted = { applicationId: id, processInstanceKey: '1', unitId: null, at };
  const whole = { processId: 'initial-recognition', processVersion: wholeVersion };
  await noteStep(city.knex, { ...noted, ...whole, jobKey: '1', elementId: 'validate-form' });
  await city
    .knex('task')
    .where({ application_id: id })
    .update({ process_id: 'unit-review', process_version: processVersion });
  return application;
}
const change = (application: OwnApplication, columns: object): Promise<unknown> =>
  city.knex('application').where({ id: application.id }).update(columns);

test('R-64 each application that runs counts at the version it is on, whether it rests or moves; one that has ended at none', async () => {
  await inReview(1, 1);
  await inReview(2, 1);
  const moving = await inReview(1, 2);
  // On its way to the next unit, where the newer version has received it already.
  await change(moving, { pending_act: crypto.randomUUID() });
  await city.knex('task').where({ application_id: moving.id }).update({ state: 'done' });
  const noted = { applicationId: moving.id, processInstanceKey: '2', unitId: null, at };
  const step = { processId: 'unit-review', processVersion: 2, elementId: 'receive' };
  await noteStep(city.knex, { ...noted, ...step, jobKey: nextKey() });
  await change(await inReview(1, 1), { state: 'terminated' });

  expect(await runningByVersion(city.knex, 'unit-review')).toEqual([
    { engineVersion: 2, count: 2 },
    { engineVersion: 1, count: 1 },
  ]);
  expect(await runningByVersion(city.knex, 'initial-recognition')).toEqual([
    { engineVersion: 2, count: 1 },
    { engineVersion: 1, count: 2 },
  ]);
  expect(await runningByVersion(city.knex, 'confirmation')).toEqual([]);
});
