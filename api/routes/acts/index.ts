import type Router from '@koa/router';
import { applicationSummaryRow } from '../../../database/views/applications.ts';
import * as contracts from '../../../domain/api/applications.ts';
import { refuse } from '../../../domain/errors.ts';
import { performEach } from '../../acts/perform-each.ts';
import { performAct } from '../../acts/perform.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { presentApplication } from '../../presenters/application.ts';

export function actRoutes(router: Router, means: Means): void {
  bind(router, contracts.performAct, async ({ actor, params, body, ctx }) => {
    const { rested } = await performAct(means, actor, { act: params.act, applicationId: params.id, ...body });
    const row = await applicationSummaryRow(means.knex, params.id);
    if (!row) refuse('APPLICATION_NOT_FOUND');
    ctx.status = rested ? 200 : 202;
    return presentApplication(row, actor);
  });

  bind(router, contracts.performBatch, async ({ actor, params: { act }, body: { items, input } }) => ({
    results: await performEach(
      means,
      actor,
      items.map((item) => ({ act, input, ...item })),
    ),
  }));
}
