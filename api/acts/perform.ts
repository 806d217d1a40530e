import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { applyAct } from '../../database/application/apply-act.ts';
import { type ApplicationForAct, loadForAct } from '../../database/application/load-for-act.ts';
import { enqueue } from '../../database/outbox.ts';
import { addRecord } from '../../database/record/add-record.ts';
import { actInputs } from '../../domain/api/acts.ts';
import { actsForHandler } from '../../domain/absence/absence.ts';
import { type Act, actRow } from '../../domain/application/acts.ts';
import { type OnBehalf } from '../../domain/application/on-behalf.ts';
import { decide, reasonsFor } from '../../domain/application/decide.ts';
import { dateInShanghai } from '../../domain/calendar/date.ts';
import { ProblemError, refuse } from '../../domain/errors.ts';
import { type Actor, maySee } from '../../domain/rights.ts';
import { faultsOf } from '../bind.ts';
import type { Means } from '../means.ts';
import type { ActEffect, Effect } from './effect.ts';
import { effects } from './index.ts';

export type ActRequest = {
  act: Act;
  applicationId: string;
  /** Checked against the act's schema here, so that every way in checks the same. */
  input: unknown;
  /** The revision that the person saw; another one now is a conflict. Left out, only the rules decide. */
  revision?: number | undefined;
};

/** How long an answer waits for the flow to rest again before it says 202, in milliseconds. */
const patience = 5_000;

/**
 * The one door for acts: lock, decide, write, record and enqueue the engine command, in one transaction; then wait
 * shortly for the flow's next rest. `rested` is false when the flow is still under way: nothing is lost, the outbox
 * goes on trying.
 */
export async function performAct(
  means: Means,
  actor: Actor,
  request: ActRequest,
): Promise<{ rested: boolean }> {
  const read = actInputs[request.act].safeParse(request.input ?? {});
  if (!read.success) refuse('INPUT_INVALID', {}, faultsOf(read.error));
  const wait = means.rests.next(request.applicationId, patience);
  try {
    const now = means.clock.now();
    const moves = await means.knex.transaction((trx) =>
      transact(trx, now, actor, { ...request, input: read.data }),
    );
    return { rested: moves ? await wait.rested : true };
  } finally {
    wait.cancel();
  }
}

/** True when the act sent a command to the engine. */
async function transact(
  trx: Knex.Transaction,
  now: Date,
  actor: Actor,
  request: ActRequest,
): Promise<boolean> {
  const { act, applicationId } = request;
  const today = dateInShanghai(now);
  const found = await loadForAct(trx, applicationId, true);
  if (!found || !maySee(actor, { ...found.application, unitIds: found.unitIds }))
    refuse('APPLICATION_NOT_FOUND');
  const why = decide(act, found, actor, today);
  if (why) throw new ProblemError({ ...why, reasons: reasonsFor(act, found, actor, today) });
  if (request.revision !== undefined && request.revision !== found.revision) refuse('APPLICATION_CHANGED');
  const effect = await (effects[act] as ActEffect<Act>)({
    trx,
    found,
    actor,
    input: request.input as never,
    now,
    today,
  });
  const recordId = randomUUID();
  const moves = actRow(act).command !== 'none';
  if (moves || effect.change)
    await applyAct(trx, applicationId, effect.change ?? {}, { pendingAct: moves ? recordId : null, at: now });
  if (!effect.silent) await record(trx, { recordId, act, actor, found, effect, now, today });
  if (moves) await command(trx, { recordId, act, found, effect });
  return moves;
}

type Done = { recordId: string; act: Act; found: ApplicationForAct; effect: Effect };

function record(
  trx: Knex.Transaction,
  { recordId, act, found, effect, actor, now, today }: Done & { actor: Actor; now: Date; today: string },
): Promise<void> {
  const { by, event } = actRow(act);
  const { unitId, acceptingUnitId, id } = found.application;
  const unitOf = {
    applicant: null,
    unit: unitId,
    reporter: found.reporter?.unitId ?? null,
    accepting_unit: acceptingUnitId,
  };
  return addRecord(trx, {
    id: recordId,
    applicationId: id,
    event: act,
    title: event,
    accountId: actor.accountId,
    unitId: unitOf[by],
    opinion: effect.opinion ?? '',
    details: { ...effect.details, ...onBehalf(act, found, actor, today) },
    at: now,
    audit: { address: actor.address, ...auditOf(found, effect) },
  });
}

/** an act for which one must be the handler was the handler's; the deputy did it for them. */
const onBehalf = (act: Act, found: ApplicationForAct, actor: Actor, today: string): Partial<OnBehalf> =>
  actRow(act).guards.includes('isHandler') && actsForHandler(found, actor, today)
    ? { onBehalfOf: found.handler?.name ?? '' }
    : {};

/** A form is told by its revision: what stands in it is for those who may see the application. */
function auditOf(
  found: ApplicationForAct,
  effect: Effect,
): {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
} {
  const { state, unitId, handlerId } = found.application;
  const { form, ...change } = effect.change ?? {};
  return {
    before: { state, unitId, handlerId, formRevision: found.formRevision },
    after: {
      ...change,
      ...(form ? { formRevision: found.formRevision + 1 } : {}),
      ...(effect.variables ? { decision: effect.variables } : {}),
    },
  };
}

function command(trx: Knex.Transaction, { recordId, act, found, effect }: Done): Promise<void> {
  const { id: applicationId } = found.application;
  const variables = effect.variables ?? {};
  if (actRow(act).command === 'complete') {
    // `decide` has seen the open step: without one the act is not possible.
    return enqueue(trx, {
      task: 'complete-task',
      recordId,
      applicationId,
      jobKey: found.jobKey ?? '',
      variables,
    });
  }
  return enqueue(trx, {
    task: 'publish-message',
    recordId,
    applicationId,
    name: effect.message ?? '',
    correlationKey: applicationId,
    variables,
  });
}
