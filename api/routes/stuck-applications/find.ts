import type { z } from 'zod';
import {
  type StuckAsk,
  type StuckRow,
  stuckApplications,
} from '../../../database/views/stuck-applications.ts';
import { type countStuck, type listStuck, stuckCountedUpTo } from '../../../domain/api/stuck-applications.ts';
import { states } from '../../../domain/application/states.ts';
import { type Business, businessTitles } from '../../../domain/business.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { causesOf, countCauses } from '../../../domain/stuck/causes.ts';
import type { Means } from '../../means.ts';
import { keyOf, textOfKey } from '../notices/addressee.ts';

type Where = { unitId: string | null; businesses: readonly Business[] };
type Page = Where & { business?: Business | undefined; after?: string | undefined; limit: number };

export async function pageOfStuck(
  means: Means,
  { business, businesses, after, limit, unitId }: Page,
): Promise<z.input<typeof listStuck.response>> {
  const rows = await find(means, {
    unitId,
    businesses: business ? businesses.filter((one) => one === business) : businesses,
    after: after === undefined ? undefined : keyOf(after),
    limit: limit + 1,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last ? textOfKey({ at: last.waitingSince, id: last.id }) : null;
  return { items: items.map(present), next };
}

/** Counted over the same rows as the list shows: the two never tell different things. */
export async function countsOfStuck(
  means: Means,
  where: Where,
): Promise<z.input<typeof countStuck.response>> {
  const rows = await find(means, { ...where, after: undefined, limit: stuckCountedUpTo });
  return { total: rows.length, byCause: countCauses(rows) };
}

const find = ({ knex, clock }: Means, ask: Omit<StuckAsk, 'today'>): Promise<StuckRow[]> =>
  stuckApplications(knex, { ...ask, today: dateInShanghai(clock.now()) });

const present = (row: StuckRow) => ({
  ...row,
  businessTitle: businessTitles[row.business].usual,
  stateTitle: states[row.state].title,
  unit: { id: row.unitId, name: row.unit },
  handler: row.handlerId === null ? null : { accountId: row.handlerId, name: row.handler ?? '' },
  causes: causesOf(row),
});
