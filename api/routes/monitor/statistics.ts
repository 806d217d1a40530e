import type Router from '@koa/router';
import { processTook, type TookRow } from '../../../database/views/monitor/statistics.ts';
import * as contracts from '../../../domain/api/monitor-statistics.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { titlesOf } from './titles.ts';

/** how long processes and their steps took, also of instances that the monitor keeps no more. */
export function statisticsRoutes(router: Router, { knex }: Means): void {
  bind(router, contracts.readStatistics, async ({ query }) => {
    const { months, steps } = await processTook(knex, query);
    const of = (version: number) => ({ processId: query.processId, version });
    const titles = await titlesOf(
      knex,
      steps.map(({ version }) => of(version)),
    );
    return {
      total: sumOf(months),
      months,
      steps: steps.map((step) => ({ ...step, title: titles.element(of(step.version), step.elementId) })),
    };
  });
}

function sumOf(rows: readonly TookRow[]): TookRow | null {
  const count = rows.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  const seconds = rows.reduce((sum, one) => sum + one.averageSeconds * one.count, 0);
  return {
    count,
    averageSeconds: Math.round(seconds / count),
    longestSeconds: Math.max(...rows.map(({ longestSeconds }) => longestSeconds)),
  };
}
