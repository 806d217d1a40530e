import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { orderMigration } from '../../database/migrating/order.ts';
import { instancesToMigrate } from '../../database/views/instances-to-migrate.ts';
import { addDays } from '../../domain/calendar/date.ts';
import type { MigrationSteps } from '../../domain/migration/order.ts';
import { Application, hospital } from '../support/builders/application.ts';
import {
  deployDrawing,
  restoreRelease,
  versionInForce,
  withFurtherReview,
} from '../support/builders/changed-review.ts';
import { moveClockTo, readClock } from '../support/clock.ts';
import { onDatabase, sql } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

const diagram = 'unit-review';
let from: number;
let to: number;
let application: Application;
beforeAll(async () => {
  from = await versionInForce(diagram);
  application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  to = await deployDrawing(diagram, await withFurtherReview(), '用人单位审核后增加复审');
}, 120_000);
afterAll(() => restoreRelease(diagram));

/** An order as it is kept, whatever it says: the plan would not have allowed it. */
async function ordered(version: number, target: string): Promise<{ state: string; answer: string }> {
  const headers = {
    stage: 'review' as const,
    actions: ['return'],
    form: 'application-form' as const,
    permission: 'review' as const,
  };
  const steps: MigrationSteps = { review: { to: target, way: 'recall', headers } };
  const id = await onDatabase(async (knex) => {
    const instance = await waitFor('the monitor to know the instance', async () => {
      const ask = { processId: diagram, version: from, applicationIds: [application.id], limit: 1 };
      const [found] = await instancesToMigrate(knex, ask);
      return found?.tokens.length === 1 && found;
    });
    const { id: orderedBy } = (await sql<{ id: string }>('select id from account limit 1')) ?? { id: '' };
    const items = [
      { instanceKey: instance.key, applicationId: application.id, from: 'review', refused: null },
    ];
    const order = {
      diagram,
      from,
      to: version,
      steps,
      reason: '试迁移',
      orderedBy,
      at: new Date(),
      items,
    } as const;
    return knex.transaction((trx) => orderMigration(trx, order));
  });
  return waitFor('its answer', () =>
    sql<{ state: string; answer: string }>(
      `select state, answer from mending where migration_id = :id and state <> 'ordered'`,
      { id },
    ),
  );
}
const openTask = () =>
  sql<{ element_id: string; process_version: number; arrived_at: Date }>(
    `select element_id, process_version, arrived_at from task where application_id = :id and state = 'open'`,
    { id: application.id },
  );

describe('a migration that goes wrong leaves the application where people can go on', () => {
  test('R-64 where another version came into force meanwhile, nothing is done', async () => {
    const before = await openTask();
    expect(await ordered(to + 1000, 'review')).toEqual({
      state: 'refused',
      answer: '此间已发布另一版，请按正在使用的版本重新迁移',
    });
    expect(await openTask()).toEqual(before);
    expect(await application.read()).toMatchObject({ state: 'to_review', moving: false });
  });

  test('R-64 where the engine refuses the step, the new version leads to the one at which it rested, and the answer says so', async () => {
    const before = await openTask();
    const { state, answer } = await ordered(to, 'not-there');
    expect(state).toBe('refused');
    expect(answer).toContain('已按新版办理，但未能回到原环节。流程引擎不予执行');
    // 接收登记 is handed out again once its time is over, which the engine's clock decides.
    await moveClockTo(addDays((await readClock()).today, 1));
    expect(await application.rest(60)).toMatchObject({
      state: 'to_review',
      pending: { unit: hospital.unit },
    });
    expect(await openTask()).toEqual({ ...before, element_id: 'review', process_version: to });
    expect((await application.act(hospital.one, 'pass_and_publicize')).stateTitle).toBe('待审核');
    expect((await openTask())?.element_id).toBe('review-again');
  });
});
