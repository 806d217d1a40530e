import type Router from '@koa/router';
import { instanceKeys, instancesOf } from '../../../database/views/monitor/instances.ts';
import * as contracts from '../../../domain/api/monitor.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { oneInstance } from './instance.ts';
import { presentInstance, versionsIn } from './present.ts';
import { titlesOf } from './titles.ts';

const day = 24 * 60 * 60 * 1000;

/** the engine's process instances, as its record stream tells of them. */
export function monitorRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.listInstances, async ({ query: { waitingDays, limit, ...ask } }) => {
    const waitingSince =
      waitingDays === undefined ? undefined : new Date(clock.now().getTime() - waitingDays * day);
    const keys = await instanceKeys(knex, { ...ask, waitingSince, limit: limit + 1 });
    const rows = await instancesOf(knex, keys.slice(0, limit));
    const titles = await titlesOf(knex, versionsIn(rows));
    return {
      items: rows.map((row) => presentInstance(row, titles)),
      next: keys.length > limit ? (keys[limit - 1] ?? null) : null,
    };
  });
  bind(router, contracts.readInstance, ({ params }) => oneInstance(knex, params.key));
}
