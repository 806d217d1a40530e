import { z } from 'zod';
import type { Knex } from 'knex';
import { noteMigrated, releaseItem } from '../../database/migrating/follow.ts';
import { beginItem, type Begun, type MigrationItem, migrationItem } from '../../database/migrating/item.ts';
import { holdStanding, type InstanceStanding } from '../../database/migrating/standing.ts';
import { definitionKeyOf } from '../../database/flow/deployed-diagrams.ts';
import { answerMending } from '../../database/monitor/mendings.ts';
import type { Mapping } from '../../domain/migration/mapping.ts';
import type { MendingAnswer } from '../../domain/monitor/mending.ts';
import type { Engine } from '../../engine/client.ts';
import type { OutboxTask } from './task.ts';

const payload = z.object({ mendingId: z.uuid() });

type Means = { knex: Knex; engine: Engine; now: Date; retried: boolean };

/**
 * brings one instance into another version of its diagram. Each part is done again after a crash without harm: what
 * was found out at the begin is kept with the order, and what the engine no longer has was done by the try before.
 * While it goes on, the application is moving, as by an act.
 */
export const migrate: OutboxTask =
  ({ knex, engine, clock }) =>
  async (given, { retried }) => {
    const { mendingId } = payload.parse(given);
    const means = { knex, engine, now: clock.now(), retried };
    const item = await migrationItem(knex, mendingId);
    if (item?.state !== 'ordered') return;
    if (item.called && item.begun) {
      await place(means, item, item.begun, item.called);
      return;
    }
    const begun = await knex.transaction((trx) => begin(means, trx, item));
    if (!begun) return;
    const way = item.steps[begun.step]?.way;
    if (way === 'recall') await callAnew(means, item, begun);
    else await byEngine(means, item, begun);
  };

/** Looks where the instance stands; nothing where it cannot be migrated, which is its answer then. */
async function begin(
  { now, retried }: Means,
  trx: Knex.Transaction,
  item: MigrationItem,
): Promise<Begun | undefined> {
  const standing = await holdStanding(trx, item);
  if (standing?.pendingAct === item.id && item.begun) return item.begun;
  const why = whyNot(item, standing);
  const passing = standing && whyNotNow(standing);
  if (!why && passing && !retried) throw new Error(`to be migrated a little later: ${passing}`);
  const [token] = standing?.tokens ?? [];
  const step = token && item.steps[token.elementId];
  const answer = why ?? passing ?? (step ? undefined : `未指定所处环节在新版中对应的环节`);
  if (answer !== undefined || !token || !standing) {
    await answerMending(trx, item.id, { state: 'refused', answer: answer ?? '' }, now);
    return undefined;
  }
  const variables = Object.fromEntries(
    Object.entries(standing.variables).map(([name, value]) => [name, JSON.parse(value) as unknown]),
  );
  const begun = { step: token.elementId, caller: standing.caller, variables };
  await beginItem(trx, item, begun);
  return begun;
}

/** What will not change any more. */
function whyNot(item: MigrationItem, standing: InstanceStanding | undefined): string | undefined {
  if (standing?.state == null) return '申报书已办结，无须迁移';
  if (standing.version === null) return '此间该流程已办完，无须迁移';
  if (standing.version === item.to) return '已在新版，无须迁移';
  if (standing.version !== item.from) return '此间已迁至其他版本';
  if (standing.inForce !== item.to) return '此间已发布另一版，请按正在使用的版本重新迁移';
  if (standing.incidents > 0) return '有未解除的异常，请先在流程监控中处理';
  return undefined;
}

/** What passes: it is looked at once more. */
function whyNotNow({ pendingAct, tokens, openStep }: InstanceStanding): string | undefined {
  if (pendingAct !== null) return '正在办理之中，请稍后再迁移';
  if (tokens.length !== 1) return '同时有自动环节在执行，请稍后再迁移';
  // A call activity has no task of its own; a human step is known by its job.
  const [token] = tokens;
  const expected = token?.elementType === 'CALL_ACTIVITY' ? null : token?.elementId;
  return openStep === expected ? undefined : '正在流转，请稍后再迁移';
}

/** The engine migrates the instance where it stands. */
async function byEngine(means: Means, item: MigrationItem, begun: Begun): Promise<void> {
  const { knex, engine, now } = means;
  const definitionKey = await definitionKeyOf(knex, { processId: item.diagram, version: item.to });
  if (definitionKey === null) {
    await refuseItem(means, item, '平台没有新版在流程引擎中的编号，请重新发布后再迁移');
    return;
  }
  const obeyed = await engine.migrateInstance(item.instanceKey, definitionKey, mappingOf(item));
  if (obeyed.state === 'gone') await refuseItem(means, item, '此间该流程已办完，无须迁移');
  else if (obeyed.state === 'refused' && !(await isThere(means, item)))
    await refuseItem(means, item, obeyed.answer);
  else
    await knex.transaction(async (trx) => {
      await noteMigrated(trx, item, item.steps[begun.step], now);
      await answerMending(trx, item.id, done, now);
    });
}

const done: MendingAnswer = { state: 'done', answer: '' };
const mappingOf = ({ steps }: MigrationItem): Mapping =>
  Object.fromEntries(Object.entries(steps).map(([from, { to }]) => [from, to]));

/** An earlier try got through whose answer was lost. */
async function isThere({ knex, retried }: Means, item: MigrationItem): Promise<boolean> {
  if (!retried) return false;
  const standing = await knex.transaction((trx) => holdStanding(trx, item));
  return standing?.version === item.to;
}

/** The caller calls the process anew; `workers/migrating/take-receipt.ts` hears of it by its first step. */
async function callAnew(means: Means, item: MigrationItem, { caller }: Begun): Promise<void> {
  if (!caller) {
    await refuseItem(means, item, '监控尚不知道由哪个流程调用，请稍后再迁移');
    return;
  }
  const obeyed = await means.engine.callAnew(caller.key, caller.element);
  if (obeyed.state === 'refused') await refuseItem(means, item, obeyed.answer);
  if (obeyed.state !== 'gone') return;
  if (!means.retried) await refuseItem(means, item, '此间该流程已办完，无须迁移');
  // Called anew by the try before: its first step is on its way, and orders what follows.
  else if (!(await migrationItem(means.knex, item.id))?.called)
    throw new Error('the process that was called anew has not been heard of yet');
}

/** The token is put where it stood, with the variables that the instance before had. */
async function place(
  means: Means,
  item: MigrationItem,
  { step, variables }: Begun,
  called: { key: string; elementKey: string },
): Promise<void> {
  const { knex, engine, now } = means;
  const to = item.steps[step]?.to ?? step;
  const obeyed = await engine.placeAt(called.key, called.elementKey, { id: to, variables });
  // Gone: placed by the try before. Refused: 接收登记 goes on and leads there by the diagram (`take-receipt.ts`).
  const answer: MendingAnswer =
    obeyed.state === 'refused'
      ? { state: 'refused', answer: `已按新版办理，但未能回到原环节。${obeyed.answer}` }
      : done;
  await answerMending(knex, item.id, answer, now);
}

/** Nothing was done: the application rests where it did. */
const refuseItem = ({ knex, now }: Means, item: MigrationItem, answer: string): Promise<void> =>
  knex.transaction(async (trx) => {
    await releaseItem(trx, item, now);
    await answerMending(trx, item.id, { state: 'refused', answer }, now);
  });
