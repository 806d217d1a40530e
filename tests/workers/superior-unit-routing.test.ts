import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import superiorUnitRouting from '../../workers/superior-unit-routing.ts';
import { bureau, company, health, hospital } from '../support/builders/application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { expectNoChange, type Job, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const jobOf = async ({ id }: OwnApplication, superior: string): Promise<Job> => ({
  input: { applicationId: id, unitId: await city.unit(hospital.unit), nextUnitId: await city.unit(superior) },
  jobKey: nextKey(),
});
const refused = { refused: 'SUPERIOR_NOT_ALLOWED' };

describe('superior-unit-routing', () => {
  test('R-42 a wrong superior is refused both times and recorded once', async () => {
    const application = await OwnApplication.inReview(city);
    const job = await jobOf(application, company.unit);
    expect(await runTwice(city.knex, superiorUnitRouting, job)).toEqual(refused);
    expect(await application.rows('record')).toMatchObject([{ event: 'superior_refused' }]);
  });

  test('R-42 runs at once record once', async () => {
    const application = await OwnApplication.inReview(city);
    const job = await jobOf(application, company.unit);
    expect(await runAtOnce(city.knex, superiorUnitRouting, job)).toEqual(refused);
    expect(await application.rows('record')).toHaveLength(1);
  });

  test('R-42 a right superior is let pass both times', async () => {
    const application = await OwnApplication.inReview(city);
    const job = await jobOf(application, health.unit);
    expect(await runTwice(city.knex, superiorUnitRouting, job)).toEqual({ output: {} });
  });

  test('R-42 a late run leaves no refusal of a unit that has the application by now', async () => {
    const application = await OwnApplication.inReview(city);
    const late = await jobOf(application, bureau.unit);
    await application.receive(bureau.unit, 'reported');
    await expectNoChange(city.knex, () => runJob(city.knex, superiorUnitRouting, late));
  });
});
