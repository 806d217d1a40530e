import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { enterYear } from '../../../database/calendar/enter-year.ts';
import { query } from '../../../database/query.ts';
import publicityScheduling from '../../../workers/publicity-scheduling.ts';
import { portion, replanPublicity } from '../../../workers/outbox/replan-publicity.ts';
import { hospital } from '../../support/builders/application.ts';
import { OwnApplication } from '../../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity } from '../../support/builders/own-city.ts';
import { firstRun as at, runJob } from '../../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

async function run(): Promise<void> {
  // It only enqueues: the engine is never asked.
  const task = replanPublicity({ knex: city.knex, engine: undefined as never, clock: { now: () => at } });
  await task({}, { retried: false });
}
const change = (): Promise<void> => city.knex.transaction((trx) => enterYear(trx, 2026, [], at));

const reckon = async ({ id }: OwnApplication): Promise<unknown> =>
  runJob(city.knex, publicityScheduling, {
    input: { applicationId: id, unitId: await city.unit(hospital.unit), workingDays: 5 },
    jobKey: nextKey(),
  });
async function inPublicity(): Promise<OwnApplication> {
  const application = await OwnApplication.inReview(city);
  await reckon(application);
  await application.rest('publicity');
  return application;
}

const jobs = async (task: string): Promise<number> => {
  const [row] = await query<{ count: number }>(
    city.knex,
    'select count(*)::int as count from graphile_worker.jobs where task_identifier = :task',
    { task },
  );
  return row?.count ?? 0;
};
const clearJobs = (): Promise<unknown> => query(city.knex, 'delete from graphile_worker._private_jobs');

describe('publicities under a changed calendar', () => {
  test('R-90 what runs is told to reckon anew, once, and recorded; what was stopped by an objection too', async () => {
    const [running, stopped] = [await inPublicity(), await inPublicity()];
    await query(city.knex, 'update application set open_objections = 1 where id = :id', { id: stopped.id });
    await query(city.knex, 'update publicity set earliest_report_date = :past where application_id = :id', {
      id: stopped.id,
      past: '2026-02-27',
    });
    await change();
    await clearJobs();
    await run();
    for (const application of [running, stopped]) {
      const [record] = await application.rows('record');
      expect(record).toMatchObject({ event: 'publicity_replanned', account_id: null });
      expect((await application.read()).pending_act).toBe(record?.id);
      await reckon(application);
      await application.rest('publicity');
    }
    expect(await jobs('publish-message')).toBe(2);
    await run();
    expect(await jobs('publish-message')).toBe(2);
  });

  test('R-90 one that moves just now is looked at again', async () => {
    const moving = await inPublicity();
    await moving.act('return');
    await change();
    await expect(run()).rejects.toThrow('moving');
  });

  test('R-90 thousands are told in portions, each of which orders the next', async () => {
    await query(
      city.knex,
      `with people as (
         insert into account (subject, kind, name, phone, created_at)
         select 'portion-' || n, 'individual', '测试申报人', '', :at from generate_series(1, :count::int) n returning id),
       made as (
         insert into application (business, applicant_id, accepting_unit_id, work_unit_id, state, unit_id, created_at, updated_at)
         select 'initial', people.id, u.id, u.id, 'in_publicity', u.id, :at, :at
         from people cross join unit u where u.name = :unit returning id, unit_id)
       insert into publicity (application_id, unit_id, working_days, start_date, end_date, earliest_report_date, provisional,
         calendar_revision, public_view, job_key, created_at)
       select id, unit_id, 5, :today::date, :today::date + 7, :today::date + 8, false, 1, '{}', 1, :at from made`,
      { at, unit: hospital.unit, today: '2026-03-02', count: portion + 50 },
    );
    await change();
    await clearJobs();
    await run().catch(() => undefined);
    expect(await jobs('publish-message')).toBe(portion);
    expect(await jobs('replan-publicity')).toBe(1);
    await clearJobs();
    await run().catch(() => undefined);
    expect(await jobs('replan-publicity')).toBe(0);
    expect(await jobs('publish-message')).toBeGreaterThanOrEqual(50);
  });
});
