import type Router from '@koa/router';
import type { z } from 'zod';
import { applicationIdsOf, batchIsUntouched } from '../../../database/batch/batches.ts';
import type { Db } from '../../../database/connect.ts';
import * as views from '../../../database/views/issuance-batches.ts';
import * as contracts from '../../../domain/api/issuance-batches.ts';
import { states } from '../../../domain/application/states.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { assertAuthority } from '../../assert-authority.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { presentApplication, presentTitle } from '../../presenters/application.ts';
import { keyOf, textOfKey } from '../notices/addressee.ts';

/** what can be chosen for a batch, the batches, and what lies in one. */
export function batchListRoutes(router: Router, { knex }: Means): void {
  bind(router, contracts.listCandidates, async ({ actor, params, query }) => {
    await assertAuthority(knex, actor, params.unitId, 'issuance');
    const ask = {
      ...query,
      ...params,
      batchId: query.batchId,
      after: query.after ? keyOf(query.after) : undefined,
    };
    const [rows, more] = cut(await views.candidatesOf(knex, { ...ask, limit: query.limit + 1 }), query.limit);
    const last = rows.at(-1);
    return {
      items: rows.map((row) => ({ ...presentApplication(row, actor), inBatch: row.in_batch })),
      next: more && last ? textOfKey({ at: last.updated_at, id: last.id }) : null,
    };
  });

  bind(router, contracts.listBatches, async ({ actor, params, query }) => {
    await assertAuthority(knex, actor, params.unitId, 'issuance');
    const ask = { ...query, ...params, after: query.after ? keyOf(query.after) : undefined };
    const [items, more] = cut(await views.batchesOf(knex, { ...ask, limit: query.limit + 1 }), query.limit);
    const last = items.at(-1);
    return { items, next: more && last ? textOfKey({ at: last.createdAt, id: last.id }) : null };
  });

  bind(router, contracts.readBatch, async ({ actor, params }) => {
    const found = await batchFor(knex, actor, params.id);
    const [counted, changeable, applicationIds] = await Promise.all([
      views.countsOfBatch(knex, found.id),
      batchIsUntouched(knex, found.id),
      applicationIdsOf(knex, found.id),
    ]);
    const counts = contracts.batchTabs.map((tab) => [
      tab,
      counted.find(({ state }) => state === tab)?.count ?? 0,
    ]);
    return {
      ...found,
      counts: Object.fromEntries(counts) as Record<contracts.BatchTab, number>,
      changeable,
      applicationIds,
    };
  });

  bind(router, contracts.listBatchItems, async ({ actor, params, query }) => {
    const { id: batchId } = await batchFor(knex, actor, params.id);
    const ask = { ...query, batchId, after: query.after };
    const [rows, more] = cut(await views.itemsOfBatch(knex, { ...ask, limit: query.limit + 1 }), query.limit);
    return { items: rows.map(presentItem), next: more ? (rows.at(-1)?.number ?? null) : null };
  });
}

async function batchFor(knex: Db, actor: Actor, id: string): Promise<views.BatchListRow> {
  const found = await views.batchListRow(knex, id);
  if (!found) refuse('NOT_FOUND', { what: '该发证批次' });
  await assertAuthority(knex, actor, found.unitId, 'issuance');
  return found;
}

/** The page, and whether more follows it. */
const cut = <Row>(rows: Row[], limit: number): [page: Row[], more: boolean] => [
  rows.slice(0, limit),
  rows.length > limit,
];

const presentItem = ({
  title_applied: title,
  ...row
}: views.BatchItemRow): z.input<typeof contracts.listBatchItems.response>['items'][number] => ({
  ...row,
  titleApplied: presentTitle(title),
  stateTitle: states[row.state].title,
});
