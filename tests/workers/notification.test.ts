import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { applyAct } from '../../database/application/apply-act.ts';
import notification from '../../workers/notification.ts';
import publicityCompletion from '../../workers/publicity-completion.ts';
import publicityScheduling from '../../workers/publicity-scheduling.ts';
import { flowNoticeKinds } from '../../domain/notice/notices.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { expectNoChange, firstRun, type Job, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const jobOf = ({ id }: OwnApplication, notice: string): Job => ({
  input: { applicationId: id },
  headers: { notice },
  jobKey: nextKey(),
});

async function inPublicity(): Promise<OwnApplication> {
  const application = await OwnApplication.inReview(city);
  const input = { applicationId: application.id, unitId: await city.unit(hospital.unit), workingDays: 5 };
  await runJob(city.knex, publicityScheduling, { input, jobKey: nextKey() });
  await application.rest('publicity');
  return application;
}

async function completePublicity(application: OwnApplication): Promise<void> {
  const input = { applicationId: application.id, unitId: await city.unit(hospital.unit) };
  await runJob(city.knex, publicityCompletion, { input, jobKey: nextKey() });
}

describe('notification', () => {
  test.each(flowNoticeKinds.filter((kind) => kind !== 'publicity_over'))(
    'R-80 %s is told once',
    async (kind) => {
      const application = await OwnApplication.inReview(city);
      await runTwice(city.knex, notification, jobOf(application, kind));
      expect(await application.rows('notice')).toMatchObject([{ kind }]);
    },
  );

  test('R-80 runs at once tell once', async () => {
    const application = await OwnApplication.inReview(city);
    await runAtOnce(city.knex, notification, jobOf(application, 'returned'));
    expect(await application.rows('notice')).toHaveLength(1);
  });

  test('R-80 a late run keeps to what was told, whatever has happened since', async () => {
    const application = await OwnApplication.inReview(city);
    await application.act('return', '缺少学历证明');
    const job = jobOf(application, 'returned');
    await runJob(city.knex, notification, job);
    await application.receive(bureau.unit, 'reported');
    await application.act('return', '另有原因');
    await expectNoChange(city.knex, () => runJob(city.knex, notification, job));
  });

  test('R-80 the end of a publicity is told once, by whichever job, and not before it', async () => {
    const application = await inPublicity();
    await expectNoChange(city.knex, () =>
      runJob(city.knex, notification, jobOf(application, 'publicity_over')),
    );
    await completePublicity(application);
    await runTwice(city.knex, notification, jobOf(application, 'publicity_over'));
    await runJob(city.knex, notification, jobOf(application, 'publicity_over'));
    expect(await application.rows('notice')).toMatchObject([{ kind: 'publicity_over' }]);
  });

  test('R-80 a unit is not reminded while publicity runs', async () => {
    const application = await inPublicity();
    await runTwice(city.knex, notification, jobOf(application, 'task_waiting'));
    expect(await application.rows('notice')).toEqual([]);
  });

  test('R-90 but is while an objection waits for its outcome', async () => {
    const application = await inPublicity();
    await applyAct(city.knex, application.id, { openObjections: 1 }, { pendingAct: null, at: firstRun });
    await runTwice(city.knex, notification, jobOf(application, 'task_waiting'));
    expect(await application.rows('notice')).toHaveLength(1);
  });
});
