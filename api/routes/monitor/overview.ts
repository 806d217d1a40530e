import type Router from '@koa/router';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { diagramsOf } from '../../../database/flow/deployed-diagrams.ts';
import {
  databaseUse,
  outboxWaiting,
  streamReached,
  waitingJobs,
} from '../../../database/views/monitor/health.ts';
import {
  incidentsAtSteps,
  instancesByDay,
  runningVersions,
  slowUnits,
  stepsWaitedAt,
  waitingSteps,
} from '../../../database/views/monitor/overview.ts';
import * as contracts from '../../../domain/api/monitor-overview.ts';
import { beginAnew } from '../../../database/monitor/begin-anew.ts';
import { addDays, dateInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import { type Found, healthOf } from '../../../domain/monitor/health.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { titlesOf } from './titles.ts';

const days = 14;
const month = 30 * 24 * 60 * 60 * 1000;

/** how many wait where since when, what is slow, and whether every part is well. */
export function overviewRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;
  anewRoute(router, means);

  bind(router, contracts.readOverview, async () => {
    const now = clock.now();
    const today = dateInShanghai(now);
    const [versions, byDay, units] = await Promise.all([
      runningVersions(knex),
      instancesByDay(
        knex,
        Array.from({ length: days }, (_, nth) => addDays(today, nth - days + 1)),
      ),
      slowUnits(knex, new Date(now.getTime() - month)),
    ]);
    const titles = await titlesOf(knex, versions);
    return {
      processes: versions.map((version) => ({ ...version, title: titles.process(version) })),
      days: byDay,
      units,
    };
  });

  bind(router, contracts.listSteps, async () => {
    const steps = await stepsWaitedAt(knex);
    const titles = await titlesOf(knex, steps);
    return {
      items: steps.map((step) => ({
        processTitle: titles.process(step),
        elementId: step.elementId,
        title: titles.element(step, step.elementId),
        waiting: step.waiting,
      })),
    };
  });

  bind(router, contracts.readProcess, async ({ params }) => {
    const [steps, incidents, [diagram]] = await Promise.all([
      waitingSteps(knex, params),
      incidentsAtSteps(knex, params),
      diagramsOf(knex, [params]),
    ]);
    if (!diagram && steps.length === 0) refuse('NOT_FOUND', { what: '该版本的流程' });
    const titles = await titlesOf(knex, [params]);
    const at = new Map(incidents.map((one) => [one.elementId, one.incidents]));
    return {
      title: titles.process(params),
      diagram: diagram?.xml ?? null,
      steps: steps.map((step) => ({
        ...step,
        title: titles.element(params, step.elementId),
        incidents: at.get(step.elementId) ?? 0,
      })),
    };
  });

  bind(router, contracts.readMonitorHealth, async () => {
    const parts = healthOf(await foundOf(means));
    return { well: parts.every(({ well }) => well), parts };
  });
}

/** the projection begins anew, with its line in the audit trail. */
function anewRoute(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.beginMonitorAnew, async ({ actor, body: { reason } }) => {
    await knex.transaction(async (trx) => {
      await beginAnew(trx);
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'monitor_begun_anew',
        object: 'process_instance',
        objectId: 'all',
        after: { reason },
        at: clock.now(),
      });
    });
    return { begun: true as const };
  });
}

/** What each part tells of itself; also behind `/metrics`. */
export async function foundOf({ knex, clock, engineState }: Means): Promise<Found> {
  const [engine, stream, outbox, database, jobs] = await Promise.all([
    engineState(),
    streamReached(knex),
    outboxWaiting(knex),
    databaseUse(knex),
    waitingJobs(knex),
  ]);
  return { now: clock.now(), engine, stream, outbox, database, jobs };
}
