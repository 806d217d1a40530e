import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import applicationClosing from '../../workers/application-closing.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { expectNoChange, type Job, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const jobOf = ({ id }: OwnApplication, state: string): Job => ({
  input: { applicationId: id },
  headers: { state },
  jobKey: nextKey(),
});

describe('application-closing', () => {
  test.each(['rejected', 'abandoned', 'completed'])('R-55 an application is %s once', async (state) => {
    const application = await OwnApplication.inReview(city);
    expect(await runTwice(city.knex, applicationClosing, jobOf(application, state))).toEqual({ output: {} });
    expect(await application.read()).toEqual({ state, pending_act: null, unit_id: null });
  });

  test('R-55 runs at once close once', async () => {
    const application = await OwnApplication.inReview(city);
    const revision = (): Promise<unknown> =>
      city.knex('application').where({ id: application.id }).first('revision');
    const { revision: before } = (await revision()) as { revision: number };
    await runAtOnce(city.knex, applicationClosing, jobOf(application, 'rejected'));
    expect(await revision()).toEqual({ revision: before + 1 });
  });

  test('R-55 a job that was overtaken closes nothing', async () => {
    const application = await OwnApplication.inReview(city);
    const late = jobOf(application, 'rejected');
    await application.rest('held');
    await expectNoChange(city.knex, () => runJob(city.knex, applicationClosing, late));
  });

  test('R-56 a late run after a refused revocation does not wipe out the next one', async () => {
    const application = await OwnApplication.inReview(city);
    const late = jobOf(application, 'completed');
    await runJob(city.knex, applicationClosing, late);
    const pending = await application.act('revoke');
    await expectNoChange(city.knex, () => runJob(city.knex, applicationClosing, late));
    expect(await application.read()).toMatchObject({ pending_act: pending });
  });
});
