import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Application, bureau, health, hospital } from '../support/builders/application.ts';
import {
  deployDrawing,
  putIntoForce,
  versionInForce,
  withFurtherReview,
} from '../support/builders/changed-review.ts';
import { migrate, orderMigration, preview } from '../support/builders/migration.ts';
import { moveClockTo } from '../support/clock.ts';
import { as, sql } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

const done = { state: 'done', answer: '' };
let from: number;
let toSign: Application;
let toReview: Application;
let inPublicity: Application;
beforeAll(async () => {
  from = await versionInForce('unit-review');
  [toSign, toReview, inPublicity] = await Promise.all([
    Application.draft(),
    Application.draft(),
    Application.draft(),
  ]);
  await toSign.submit();
  await toReview.submit();
  await toReview.act(hospital.one, 'sign');
  await inPublicity.submit();
  await inPublicity.act(hospital.one, 'sign');
  await inPublicity.act(hospital.one, 'pass_and_publicize');
  await deployDrawing('unit-review', await withFurtherReview(), '用人单位审核后增加复审');
}, 120_000);
afterAll(() => putIntoForce('unit-review', 0, '测试后恢复发布版'));

describe('running applications are migrated to the version in force', () => {
  test('R-64 one that waits to be reviewed goes on by the new version, with its handler and since when it waits', async () => {
    const before = await openTask(toReview);
    const waiting = { from, only: [toReview] };
    expect((await preview('unit-review', waiting)).items).toMatchObject([
      { possible: true, from: { name: '审核' }, to: { name: '审核' }, reason: '' },
    ]);
    expect(await openTask(toReview)).toEqual(before);
    expect(await migrate('unit-review', waiting)).toMatchObject([done]);
    expect(await toReview.rest()).toMatchObject({ state: 'to_review', moving: false });
    const after = await openTask(toReview);
    expect(after?.arrived_at).toEqual(before?.arrived_at);
    expect(after?.process_version).toBeGreaterThan(before?.process_version ?? 0);
    expect((await toReview.act(hospital.one, 'pass_and_publicize')).stateTitle).toBe('待审核');
    expect((await openTask(toReview))?.element_id).toBe('review-again');
    expect((await toReview.act(hospital.one, 'pass_and_publicize')).stateTitle).toBe('公示中');
  });

  test('R-64 one that waits to be signed is signed, and then reviewed twice', async () => {
    expect(await migrate('unit-review', { from, only: [toSign] })).toMatchObject([done]);
    expect((await toSign.rest()).state).toBe('to_sign');
    expect((await toSign.act(hospital.one, 'sign')).state).toBe('to_review');
    await toSign.act(hospital.one, 'pass_and_publicize');
    expect((await openTask(toSign))?.element_id).toBe('review-again');
  });

  test('R-64 one in publicity keeps its period: the timer ends it on the same day, and it is reported', async () => {
    const { publicity } = await inPublicity.read();
    expect(await migrate('unit-review', { from, only: [inPublicity] })).toMatchObject([done]);
    expect((await inPublicity.rest()).publicity).toEqual(publicity);
    expect(await inPublicity.events()).not.toContain('publicity_over');
    await moveClockTo(publicity?.earliestReportDate ?? '');
    await waitFor('publicity to end', async () => (await inPublicity.events()).includes('publicity_over'));
    expect((await inPublicity.reportAfterPublicity(hospital.one, health.unit)).state).toBe('to_sign');
    await inPublicity.act(health.one, 'sign');
  });
});

const openTask = ({ id }: Application) =>
  sql<{ element_id: string; process_version: number; arrived_at: Date }>(
    `select element_id, process_version, arrived_at from task where application_id = :id and state = 'open'`,
    { id },
  );
