import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../../database/query.ts';
import { applySigning } from '../../../workers/outbox/apply-signing.ts';
import { hospital } from '../../support/builders/application.ts';
import { OwnApplication } from '../../support/builders/own-application.ts';
import { type OwnCity, ownCity } from '../../support/builders/own-city.ts';
import { firstRun as at } from '../../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

async function run(unit = hospital.unit): Promise<void> {
  // It only enqueues: the engine is never asked.
  const task = applySigning({ knex: city.knex, engine: undefined as never, clock: { now: () => at } });
  await task({ unitId: await city.unit(unit) }, { retried: false });
}

const switchSigning = async (on: boolean): Promise<unknown> =>
  query(city.knex, 'update unit set signing = :on where id = :id', {
    on,
    id: await city.unit(hospital.unit),
  });

async function waiting(): Promise<OwnApplication> {
  await switchSigning(true);
  const made = await OwnApplication.draft(city);
  await made.receive(hospital.unit, 'submitted');
  await made.rest('sign');
  return made;
}

/** The commands that are on their way for this application. */
const commands = (application: OwnApplication): Promise<{ payload: unknown }[]> =>
  query(
    city.knex,
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'complete-task' and j.payload->>'applicationId' = :id`,
    { id: application.id },
  );

describe('signing that was switched off', () => {
  test('reading 4: what waits is moved on by its step, recorded, once, and by nobody', async () => {
    const application = await waiting();
    await switchSigning(false);
    await run();
    const [step] = await query<{ job_key: string }>(
      city.knex,
      'select job_key from task where application_id = :id',
      { id: application.id },
    );
    const records = await application.rows('record');
    expect(records).toMatchObject([
      { event: 'signing_switched_off', title: '单位停用签收，转入待审核', account_id: null },
    ]);
    const { pending_act } = await application.read();
    expect(pending_act).toBe(records[0]?.id);
    expect(await commands(application)).toMatchObject([
      { payload: { jobKey: step?.job_key, variables: { outcome: 'sign' }, recordId: pending_act } },
    ]);
    // While it moves it is looked at again; once it rests nothing is left to do.
    await expect(run()).rejects.toThrow(/moving/);
    await application.rest('review');
    await run();
    expect(await commands(application)).toHaveLength(1);
    const [row] = await query(
      city.knex,
      'select state, handler_id, begun_at from application where id = :id',
      {
        id: application.id,
      },
    );
    expect(row).toEqual({ state: 'to_review', handler_id: null, begun_at: null });
  });

  test('reading 4: what is signed keeps its signer, and what lies elsewhere stays', async () => {
    const signed = await waiting();
    await signed.rest('review');
    await query(
      city.knex,
      `update application set begun_at = :at, handler_id = (select id from account where subject = 'handler-south-hospital-1') where id = :id`,
      { at, id: signed.id },
    );
    const elsewhere = await OwnApplication.draft(city);
    await elsewhere.receive('江州市第一人民医院', 'submitted');
    await elsewhere.rest('sign');
    await switchSigning(false);
    await run();
    expect(await commands(signed)).toEqual([]);
    expect(await commands(elsewhere)).toEqual([]);
  });

  test('reading 4: one that is just being signed is left to its signer', async () => {
    const application = await waiting();
    await application.act('return');
    await switchSigning(false);
    await expect(run()).rejects.toThrow(/moving/);
    expect(await commands(application)).toEqual([]);
    await application.rest('review');
  });

  test('reading 4: switched on again before it began, it moves nothing', async () => {
    const application = await waiting();
    await run();
    expect(await commands(application)).toEqual([]);
    expect((await application.read()).state).toBe('to_sign');
  });
});
