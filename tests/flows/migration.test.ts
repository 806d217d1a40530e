import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Application, health, hospital } from '../support/builders/application.ts';
import {
  deployDrawing,
  putIntoForce,
  restoreRelease,
  versionInForce,
  withFurtherReview,
  withoutSigning,
} from '../support/builders/changed-review.ts';
import { migrate, migrateAgain, orderMigration, preview } from '../support/builders/migration.ts';
import { moveClockTo } from '../support/clock.ts';
import { sql } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

const done = { state: 'done', answer: '' };
const diagram = 'unit-review';

/** Applications of the test's own, that rest where the name says. */
async function toSign(): Promise<Application> {
  const application = await Application.draft();
  await application.submit();
  return application;
}
async function toReview(): Promise<Application> {
  const application = await toSign();
  await application.act(hospital.one, 'sign');
  return application;
}
async function inPublicity(): Promise<Application> {
  const application = await toReview();
  await application.act(hospital.one, 'pass_and_publicize');
  return application;
}

let from: number;
let to: number;
let before: Record<'sign' | 'withdraw' | 'review' | 'crash' | 'publicity', Application>;
beforeAll(async () => {
  from = await versionInForce(diagram);
  before = {
    sign: await toSign(),
    withdraw: await toSign(),
    review: await toReview(),
    crash: await toReview(),
    publicity: await inPublicity(),
  };
  to = await deployDrawing(diagram, await withFurtherReview(), '用人单位审核后增加复审');
}, 120_000);
afterAll(() => restoreRelease(diagram));

const openTask = ({ id }: Application) =>
  sql<{ element_id: string; process_version: number; arrived_at: Date; job_key: string }>(
    `select element_id, process_version, arrived_at, job_key from task where application_id = :id and state = 'open'`,
    { id },
  );
type Run = { processId: string; version: number; passed: string[]; active: string[] };
const pathOf = async (application: Application): Promise<Run[]> =>
  (await application.applicant.get<{ runs: Run[] }>(`/api/applications/${application.id}/flow`)).body.runs;

describe('applications in a unit review are migrated to the version in force', () => {
  test('R-64 one that waits to be reviewed goes on by the new version, with its handler and since when it waits', async () => {
    const { review } = before;
    const task = await openTask(review);
    const since = await waitingSince(review);
    const plan = { from, only: [review] };
    expect((await preview(diagram, plan)).items).toMatchObject([
      { possible: true, from: { name: '审核' }, to: { name: '审核' }, reason: '' },
    ]);
    expect(await openTask(review)).toEqual(task);
    expect(await migrate(diagram, plan)).toMatchObject([done]);
    expect(await review.rest()).toMatchObject({
      state: 'to_review',
      moving: false,
      pending: { unit: hospital.unit },
    });
    expect(await openTask(review)).toMatchObject({ arrived_at: task?.arrived_at, process_version: to });
    expect(await waitingSince(review)).toEqual(since);
    expect((await review.act(hospital.one, 'pass_and_publicize')).stateTitle).toBe('待审核');
    expect((await openTask(review))?.element_id).toBe('review-again');
    expect((await review.act(hospital.one, 'pass_and_publicize')).stateTitle).toBe('公示中');
  });

  test('R-64 R-82 its path is drawn on the new version, as one run of the unit', async () => {
    const runs = (await pathOf(before.review)).filter(({ processId }) => processId === diagram);
    expect(runs).toMatchObject([{ version: to, active: ['publicity'] }]);
    expect(runs[0]?.passed).toEqual(
      expect.arrayContaining(['receive', 'sign', 'review', 'review-outcome-again', 'review-again']),
    );
    expect(runs[0]?.passed).not.toContain('decided');
  });

  test('R-64 one that waits to be signed is signed, and then reviewed twice', async () => {
    expect(await migrate(diagram, { from, only: [before.sign] })).toMatchObject([done]);
    expect((await before.sign.rest()).state).toBe('to_sign');
    expect((await before.sign.act(hospital.one, 'sign')).state).toBe('to_review');
    await before.sign.act(hospital.one, 'pass_and_publicize');
    expect((await openTask(before.sign))?.element_id).toBe('review-again');
  });

  test('R-64 R-17 afterwards the applicant still withdraws it', async () => {
    expect(await migrate(diagram, { from, only: [before.withdraw] })).toMatchObject([done]);
    await before.withdraw.rest();
    const withdrawn = await before.withdraw.act(before.withdraw.applicant, 'withdraw');
    expect(withdrawn.state).toBe('to_amend');
  });

  test('R-64 one in publicity keeps its period: the timer ends it on the same day, and it is reported', async () => {
    const { publicity: application } = before;
    const { publicity } = await application.read();
    expect(await migrate(diagram, { from, only: [application] })).toMatchObject([done]);
    expect((await application.rest()).publicity).toEqual(publicity);
    expect(await application.events()).not.toContain('publicity_over');
    await moveClockTo(publicity?.earliestReportDate ?? '');
    await waitFor('publicity to end', async () => (await application.events()).includes('publicity_over'));
    expect((await application.reportAfterPublicity(hospital.one, health.unit)).state).toBe('to_sign');
  });

  test('R-64 R-18 done again after a crash before its answer was kept, it is done once', async () => {
    const { crash } = before;
    expect(await migrate(diagram, { from, only: [crash] })).toMatchObject([done]);
    await crash.rest();
    const task = await openTask(crash);
    await migrateAgain(crash);
    expect(await openTask(crash)).toEqual(task);
    expect((await crash.act(hospital.one, 'pass_and_publicize')).stateTitle).toBe('待审核');
    expect((await openTask(crash))?.element_id).toBe('review-again');
  });

  test('R-64 a step that is gone goes on where the analyst says, and nowhere else', async () => {
    const application = await toReview();
    await application.act(hospital.one, 'pass_and_publicize');
    expect((await openTask(application))?.element_id).toBe('review-again');
    await putIntoForce(diagram, 0, '取消复审');
    const only = [application];
    const [unmapped] = (await preview(diagram, { from: to, only })).items;
    expect(unmapped).toMatchObject({ possible: false, reason: '未指定“复审”对应的环节' });
    expect((await orderMigration(diagram, { from: to, only })).body.code).toBe('NOTHING_TO_MIGRATE');
    const wrong = await orderMigration(diagram, { from: to, only, mapping: { 'review-again': 'publicity' } });
    expect(wrong).toMatchObject({
      status: 422,
      body: {
        faults: [{ field: 'mapping.review-again', reason: expect.stringContaining('“复审”不能对应') }],
      },
    });
    const mapping = { 'review-again': 'review' };
    expect(await migrate(diagram, { from: to, only, mapping })).toMatchObject([done]);
    await application.rest();
    expect(await openTask(application)).toMatchObject({ element_id: 'review' });
    expect((await application.act(hospital.one, 'pass_and_publicize')).stateTitle).toBe('公示中');
  });

  test('R-64 one that the new version has no place for stays, is told why, and goes on as it began', async () => {
    const [stays, moves] = [await toSign(), await toReview()];
    const old = await versionInForce(diagram);
    await deployDrawing(diagram, await withoutSigning(), '不再签收');
    const results = await migrate(diagram, { from: old, only: [stays, moves] });
    expect(results).toMatchObject([
      { state: 'refused', from: { name: '签收' }, to: null, answer: '新版中没有与“签收”同类的环节' },
      done,
    ]);
    expect((await stays.act(hospital.one, 'sign')).state).toBe('to_review');
  });
});

const waitingSince = async ({ id }: Application) =>
  (await sql<{ at: Date }>('select waiting_since as at from application where id = :id', { id }))?.at;
