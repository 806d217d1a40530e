import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import termination from '../../workers/termination.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { expectNoChange, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const jobOf = ({ id }: OwnApplication) => ({ input: { applicationId: id }, jobKey: nextKey() });

async function terminated(): Promise<OwnApplication> {
  const application = await OwnApplication.inReview(city);
  await application.act('terminate', '弄虚作假');
  return application;
}

describe('termination', () => {
  test('R-46 terminating twice bars once', async () => {
    const application = await terminated();
    expect(await runTwice(city.knex, termination, jobOf(application))).toEqual({ output: {} });
    expect(await application.read()).toMatchObject({ state: 'terminated', pending_act: null });
    expect(await application.rows('ban')).toMatchObject([{ year: 2026, reason: '弄虚作假' }]);
  });

  test('R-46 runs at once bar once', async () => {
    const application = await terminated();
    await runAtOnce(city.knex, termination, jobOf(application));
    expect(await application.rows('ban')).toHaveLength(1);
  });

  test('R-46 a late run does not bring a lifted bar back', async () => {
    const application = await terminated();
    const job = jobOf(application);
    await runJob(city.knex, termination, job);
    await city.knex('ban').where({ application_id: application.id }).update({ lifted_at: new Date() });
    await expectNoChange(city.knex, () => runJob(city.knex, termination, job));
  });

  test('R-46 a job that was overtaken neither ends nor bars', async () => {
    const application = await OwnApplication.inReview(city);
    const late = jobOf(application);
    await application.rest('review');
    await expectNoChange(city.knex, () => runJob(city.knex, termination, late));
  });
});
