import type Router from '@koa/router';
import { unitsNamed } from '../../../database/views/units.ts';
import * as contracts from '../../../domain/api/units.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

export function unitRoutes(router: Router, { knex }: Means): void {
  bind(router, contracts.listWorkUnits, async ({ query }) => ({
    items: await unitsNamed(knex, query.search),
  }));
}
