import type Router from '@koa/router';
import { deputisedBy } from '../../../database/absence/absences.ts';
import {
  applicationsInTab,
  countsByState,
  countsReached,
} from '../../../database/views/application-lists.ts';
import * as contracts from '../../../domain/api/application-lists.ts';
import type { Business } from '../../../domain/business.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import { type Actor, permissionTitles, seesListsOf, storedPermission } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { presentApplication } from '../../presenters/application.ts';
import { askOf, keyOf } from './list-ask.ts';

export function applicationListRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.listTab, async ({ actor, params, query }) => {
    assertSeesLists(actor, params.unitId, query.business);
    const of = { unitId: params.unitId, accountId: actor.accountId, today: dateInShanghai(clock.now()) };
    const handlerIds = query.mine ? [actor.accountId, ...(await deputisedBy(knex, of))] : undefined;
    const rows = await applicationsInTab(knex, {
      ...askOf(query, params.unitId, handlerIds),
      after: query.after === undefined ? undefined : keyOf(query.after),
      limit: query.limit + 1,
    });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const next = rows.length > query.limit && last ? `${last.sort_at.toISOString()}_${last.id}` : null;
    return { items: items.map((row) => presentApplication(row, actor)), next };
  });

  bind(router, contracts.countTabs, async ({ actor, params, query }) => {
    assertSeesLists(actor, params.unitId, query.business);
    const ask = { ...params, ...query, most: contracts.countedUpTo };
    const [byState, reached] = await Promise.all([
      countsByState(knex, params.unitId, query.business),
      countsReached(knex, ask),
    ]);
    const found = new Map<string, number>([
      ...byState.map(({ state, count }) => [state, count] as const),
      ...reached.map(({ tab, count }) => [tab, count] as const),
    ]);
    const counts = contracts.tabs.map((tab) => [tab, found.get(tab) ?? 0] as const);
    return { counts: Object.fromEntries(counts) as Record<contracts.Tab, number> };
  });
}

function assertSeesLists(actor: Actor, unitId: string, business: Business): void {
  if (seesListsOf(actor, unitId, business)) return;
  refuse('PERMISSION_MISSING', { permission: permissionTitles[storedPermission('review', business)] });
}
