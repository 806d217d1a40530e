import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { enterYear } from '../../database/calendar/enter-year.ts';
import { addObjection, settleObjection } from '../../database/objection/objections.ts';
import { expectReckoning } from '../../database/publicity/interrupt.ts';
import publicityScheduling from '../../workers/publicity-scheduling.ts';
import { hospital } from '../support/builders/application.ts';
import { buildInitialForm, buildPerson } from '../support/builders/forms.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { newApplicant, nextKey, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { expectNoChange, firstRun, type Job, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const jobOf = async ({ id }: OwnApplication): Promise<Job> => ({
  input: { applicationId: id, unitId: await city.unit(hospital.unit), workingDays: 5 },
  jobKey: nextKey(),
});

describe('publicity-scheduling', () => {
  test('R-47 publicity begins once', async () => {
    const application = await OwnApplication.inReview(city);
    const answer = await runTwice(city.knex, publicityScheduling, await jobOf(application));
    expect(answer).toEqual({ output: { publicityEndsAt: '2026-03-09T16:00:00.000Z' } });
    expect(await application.rows('publicity')).toMatchObject([{ live: true }]);
  });

  test('R-47 runs at once begin one publicity', async () => {
    const application = await OwnApplication.inReview(city);
    await runAtOnce(city.knex, publicityScheduling, await jobOf(application));
    expect(await application.rows('publicity')).toHaveLength(1);
  });

  test('R-90 a changed calendar is reckoned with once', async () => {
    const application = await OwnApplication.inReview(city);
    await runJob(city.knex, publicityScheduling, await jobOf(application));
    await application.rest('publicity');
    const holiday = { date: '2026-03-05', working: false, name: '临时放假' };
    await city.knex.transaction((trx) => enterYear(trx, 2026, [holiday], firstRun));
    await runTwice(city.knex, publicityScheduling, await jobOf(application));
    const found = await application.rows('publicity');
    expect(found.map(({ live, start_date }) => [live, start_date]).toSorted()).toEqual([
      [false, '2026-03-02'],
      [true, '2026-03-02'],
    ]);
  });

  test('R-90 after an objection’s outcome it is reckoned anew once, from its own start', async () => {
    const application = await OwnApplication.inReview(city);
    await runJob(city.knex, publicityScheduling, await jobOf(application));
    await application.rest('publicity');
    const objection = { applicationId: application.id, accountId: await newApplicant(city) };
    const said = { name: '周正', contact: '13512345678', subject: '学历', reason: '与事实不符' };
    const id = await addObjection(city.knex, { ...objection, ...said, at: new Date('2026-03-04T01:00:00Z') });
    const outcome = {
      outcome: 'not_upheld' as const,
      findings: '属实',
      at: new Date('2026-03-06T01:00:00Z'),
    };
    await settleObjection(city.knex, { id, ...objection, ...outcome });
    await expectReckoning(city.knex, application.id);
    const answer = await runTwice(city.knex, publicityScheduling, await jobOf(application));
    expect(answer).toEqual({ output: { publicityEndsAt: '2026-03-12T16:00:00.000Z' } });
    expect(await application.rows('publicity')).toHaveLength(2);
  });

  test('R-47 a late run begins nothing anew while the form is in amendment', async () => {
    const application = await OwnApplication.inReview(city);
    const job = await jobOf(application);
    const answer = await runJob(city.knex, publicityScheduling, job);
    await application.rest('amend');
    await application.change(buildInitialForm({ basicInformation: buildPerson({ name: '陈静静' }) }));
    await expectNoChange(city.knex, async () => {
      expect(await runJob(city.knex, publicityScheduling, job)).toEqual(answer);
    });
  });
});
