import type Router from '@koa/router';
import { applicationsInTab } from '../../../database/views/applications.ts';
import { tabCounts, unitsNamed } from '../../../database/views/units.ts';
import * as contracts from '../../../domain/api/units.ts';
import type { Business } from '../../../domain/business.ts';
import { refuse } from '../../../domain/errors.ts';
import { type Actor, holds, permissionTitles, storedPermission } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { presentApplication } from '../../presenters/application.ts';

export function unitRoutes(router: Router, { knex }: Means): void {
  bind(router, contracts.listWorkUnits, async ({ query }) => ({
    items: await unitsNamed(knex, query.search),
  }));

  bind(router, contracts.listTab, async ({ actor, params, query }) => {
    assertReviews(actor, params.unitId, query.business);
    const after = query.after === undefined ? null : readKey(query.after);
    const rows = await applicationsInTab(knex, {
      ...query,
      unitId: params.unitId,
      after,
      limit: query.limit + 1,
    });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const next = rows.length > query.limit && last ? `${last.sort_at.toISOString()}_${last.id}` : null;
    return { items: items.map(presentApplication), next };
  });

  bind(router, contracts.countTabs, async ({ actor, params, query }) => {
    assertReviews(actor, params.unitId, query.business);
    const counts = await tabCounts(knex, params.unitId, query.business);
    return { counts: Object.fromEntries(counts.map(({ state, count }) => [state, count])) };
  });
}

/** Reviewers and issuers of the unit see its lists. */
function assertReviews(actor: Actor, unitId: string, business: Business): void {
  if (holds(actor, unitId, 'review', business) || holds(actor, unitId, 'issuance', business)) return;
  refuse('PERMISSION_MISSING', { permission: permissionTitles[storedPermission('review', business)] });
}

/** The key of the last row of the page before. */
function readKey(text: string): { at: Date; id: string } {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(text);
  const at = new Date(match?.[1] ?? '');
  if (!match?.[2] || Number.isNaN(at.getTime()))
    refuse('INPUT_INVALID', {}, [{ field: 'after', reason: '翻页标记有误' }]);
  return { at, id: match[2] };
}
