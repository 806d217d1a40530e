import type Router from '@koa/router';
import { applicationSummaryRow } from '../../../database/views/applications.ts';
import * as contracts from '../../../domain/api/applications.ts';
import { problem, ProblemError, refuse } from '../../../domain/errors.ts';
import { performAct } from '../../acts/perform.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { presentApplication } from '../../presenters/application.ts';

/** How many items of a batch are under way at once: more only wait for one another's database connections. */
const atOnce = 8;

export function actRoutes(router: Router, means: Means): void {
  bind(router, contracts.performAct, async ({ actor, params, body, ctx }) => {
    const { rested } = await performAct(means, actor, { act: params.act, applicationId: params.id, ...body });
    const row = await applicationSummaryRow(means.knex, params.id);
    if (!row) refuse('APPLICATION_NOT_FOUND');
    ctx.status = rested ? 200 : 202;
    return presentApplication(row, actor);
  });

  // each item is an act of its own; one bad item never spoils the rest.
  bind(router, contracts.performBatch, async ({ actor, params, body }) => {
    const one = async (item: { applicationId: string; revision?: number | undefined }) => {
      try {
        const { rested } = await performAct(means, actor, { act: params.act, input: body.input, ...item });
        return { applicationId: item.applicationId, done: true, rested, problem: null };
      } catch (error) {
        if (!(error instanceof ProblemError))
          means.log.error({ err: error, ...item, act: params.act }, 'item of a batch failed');
        const { code, message, reasons } =
          error instanceof ProblemError ? error.problem : problem('INTERNAL');
        const told = { code, message, reasons: [...(reasons ?? [])] };
        return { applicationId: item.applicationId, done: false, rested: true, problem: told };
      }
    };
    return { results: await inGroups(body.items, atOnce, one) };
  });
}

async function inGroups<T, R>(items: readonly T[], size: number, run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += size) {
    results.push(...(await Promise.all(items.slice(from, from + size).map(run))));
  }
  return results;
}
