import type Router from '@koa/router';
import { me } from '../../../domain/api/me.ts';
import { permissionTitles } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';

export const meRoutes = (router: Router): void => {
  bind(router, me, ({ actor }) =>
    Promise.resolve({
      ...actor,
      memberships: actor.memberships.map(({ unitId, unitName, permissions, informationFirst }) => ({
        unitId,
        unitName,
        informationFirst: informationFirst ?? false,
        permissions: permissions.map((code) => ({ code, title: permissionTitles[code] })),
      })),
    }),
  );
};
