import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Arrival } from '../../domain/application/states.ts';
import unitReceipt from '../../workers/unit-receipt.ts';
import { bureau, health, hospital } from '../support/builders/application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { expectNoChange, type Job, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const jobOf = async ({ id }: OwnApplication, unit: string, arrival: Arrival): Promise<Job> => ({
  input: { applicationId: id, unitId: await city.unit(unit), arrival },
  jobKey: nextKey(),
});
const sign = { output: { entry: 'sign' } };

describe('unit-receipt', () => {
  test('R-41 an application arrives at its work unit once', async () => {
    const application = await OwnApplication.draft(city);
    const job = await jobOf(application, hospital.unit, 'submitted');
    expect(await runTwice(city.knex, unitReceipt, job)).toEqual(sign);
    expect(await application.rows('way_step')).toMatchObject([{ position: 0, live: true }]);
  });

  test('R-42 runs at once put one more unit on the way', async () => {
    const application = await OwnApplication.inReview(city);
    const job = await jobOf(application, health.unit, 'reported');
    expect(await runAtOnce(city.knex, unitReceipt, job)).toEqual(sign);
    expect(await application.rows('way_step')).toHaveLength(2);
    await runTwice(city.knex, unitReceipt, await jobOf(application, bureau.unit, 'reported'));
    expect(await application.rows('way_step')).toHaveLength(3);
  });

  test('R-21 an amended application comes back once', async () => {
    const application = await OwnApplication.inReview(city);
    await application.rest('amend');
    const job = await jobOf(application, hospital.unit, 'resubmitted');
    expect(await runTwice(city.knex, unitReceipt, job)).toEqual({ output: { entry: 'review' } });
    expect(await application.read()).toMatchObject({ unit_id: await city.unit(hospital.unit) });
  });

  test('R-41 a run that comes after the first human step answers as before and moves nothing', async () => {
    const application = await OwnApplication.draft(city);
    const job = await jobOf(application, hospital.unit, 'submitted');
    await runJob(city.knex, unitReceipt, job);
    await application.rest('sign');
    await application.receive(bureau.unit, 'reported');
    await expectNoChange(city.knex, async () => {
      expect(await runJob(city.knex, unitReceipt, job)).toEqual(sign);
    });
  });

  test('R-42 a job that never ran and was overtaken moves nothing', async () => {
    const application = await OwnApplication.inReview(city);
    const late = await jobOf(application, health.unit, 'reported');
    await application.receive(bureau.unit, 'reported');
    await expectNoChange(city.knex, () => runJob(city.knex, unitReceipt, late));
  });
});
