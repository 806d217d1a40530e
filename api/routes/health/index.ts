import type Router from '@koa/router';
import { isMigrated } from '../../../database/migrate.ts';
import { healthz, readyz } from '../../../domain/api/health.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

export function healthRoutes(router: Router, { knex, engineReady }: Means): void {
  bind(router, healthz, () => Promise.resolve({ alive: true as const }));
  bind(router, readyz, async ({ ctx }) => {
    const [database, engine] = await Promise.all([isMigrated(knex).catch(() => false), engineReady()]);
    const ready = database && engine;
    ctx.status = ready ? 200 : 503;
    return { ready, database, engine };
  });
}
