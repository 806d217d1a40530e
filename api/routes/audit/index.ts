import type Router from '@koa/router';
import { auditTrail } from '../../../database/views/audit.ts';
import { actRow, actNames, type Act } from '../../../domain/application/acts.ts';
import { listAudit } from '../../../domain/api/audit.ts';
import { auditActions, auditObjects } from '../../../domain/audit.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

export function auditRoutes(router: Router, { knex }: Means): void {
  bind(router, listAudit, async ({ query }) => {
    const rows = await auditTrail(knex, { ...query, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit);
    return {
      items: items.map((row) => ({
        ...row,
        title: titleOf(row.action),
        objectTitle: (auditObjects as Record<string, string>)[row.object] ?? row.object,
      })),
      next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null,
    };
  });
}

/** An administrative change, or an act on an application. */
const titleOf = (action: string): string =>
  (auditActions as Record<string, string>)[action] ??
  (actNames.includes(action as Act) ? actRow(action as Act).event : action);
