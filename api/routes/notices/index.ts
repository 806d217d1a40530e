import type Router from '@koa/router';
import { noticesFor } from '../../../database/views/notices.ts';
import { listNotices } from '../../../domain/api/notices.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

export const noticeRoutes = (router: Router, { knex }: Means): void => {
  bind(router, listNotices, async ({ actor }) => ({
    items: await noticesFor(
      knex,
      actor.accountId,
      actor.memberships.map(({ unitId }) => unitId),
    ),
  }));
};
