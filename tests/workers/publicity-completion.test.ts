import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { applyAct } from '../../database/application/apply-act.ts';
import { expectReckoning } from '../../database/publicity/interrupt.ts';
import publicityCompletion from '../../workers/publicity-completion.ts';
import publicityScheduling from '../../workers/publicity-scheduling.ts';
import { hospital } from '../support/builders/application.ts';
import { buildInitialForm, buildPerson } from '../support/builders/forms.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { expectNoChange, firstRun, type Job, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const jobOf = async ({ id }: OwnApplication): Promise<Job> => ({
  input: { applicationId: id, unitId: await city.unit(hospital.unit) },
  jobKey: nextKey(),
});

async function publicize(application: OwnApplication): Promise<void> {
  const { input, jobKey } = await jobOf(application);
  await runJob(city.knex, publicityScheduling, { input: { ...input, workingDays: 5 }, jobKey });
  await application.rest('publicity');
}

async function inPublicity(): Promise<OwnApplication> {
  const application = await OwnApplication.inReview(city);
  await publicize(application);
  return application;
}

describe('publicity-completion', () => {
  test('R-47 publicity ends once, with one record', async () => {
    const application = await inPublicity();
    expect(await runTwice(city.knex, publicityCompletion, await jobOf(application))).toEqual({ output: {} });
    expect(await application.rows('record')).toMatchObject([{ event: 'publicity_over' }]);
  });

  test('R-47 runs at once end it once', async () => {
    const application = await inPublicity();
    await runAtOnce(city.knex, publicityCompletion, await jobOf(application));
    expect(await application.rows('record')).toHaveLength(1);
  });

  test('R-90 a timer that fires while an objection is open, or before its outcome was reckoned with, ends nothing', async () => {
    const application = await inPublicity();
    const open = (count: number) =>
      applyAct(city.knex, application.id, { openObjections: count }, { pendingAct: null, at: firstRun });
    const fires = async () => runJob(city.knex, publicityCompletion, await jobOf(application));
    await open(1);
    await expectNoChange(city.knex, fires);
    await open(0);
    await expectReckoning(city.knex, application.id);
    await expectNoChange(city.knex, fires);
    await publicize(application);
    await fires();
    expect(await application.rows('record')).toMatchObject([{ event: 'publicity_over' }]);
  });

  test('R-90 a late run for an old publicity does not end the one that was put in its place', async () => {
    const application = await inPublicity();
    const old = await jobOf(application);
    await runJob(city.knex, publicityCompletion, old);
    await application.rest('amend');
    await application.change(buildInitialForm({ basicInformation: buildPerson({ name: '陈静静' }) }));
    await application.receive(hospital.unit, 'resubmitted');
    await publicize(application);
    await expectNoChange(city.knex, () => runJob(city.knex, publicityCompletion, old));
    expect(await application.rows('publicity')).toHaveLength(2);
  });
});
