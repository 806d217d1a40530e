import type Router from '@koa/router';
import { isMigrated } from '../../../database/migrate.ts';
import { isReachable } from '../../../database/reachable.ts';
import { healthz, readyz } from '../../../domain/api/health.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

export function healthRoutes(router: Router, { knex, engineReady }: Means): void {
  bind(router, healthz, () => Promise.resolve({ alive: true as const }));
  bind(router, readyz, async ({ ctx }) => {
    const [database, migrations, engine] = await Promise.all([
      isReachable(knex).catch(() => false),
      isMigrated(knex).catch(() => false),
      engineReady(),
    ]);
    const ready = database && migrations && engine;
    ctx.status = ready ? 200 : 503;
    return { ready, database, migrations, engine };
  });
}
