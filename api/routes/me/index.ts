import type Router from '@koa/router';
import { me } from '../../../domain/api/me.ts';
import { type Membership, permissionTitles } from '../../../domain/rights.ts';
import { menusOutOfReach } from '../../../domain/unit/menus.ts';
import { bind } from '../../bind.ts';

export const meRoutes = (router: Router): void => {
  bind(router, me, ({ actor }) =>
    Promise.resolve({
      ...actor,
      memberships: actor.memberships.map(present),
    }),
  );
};

function present({ unitId, unitName, permissions, informationFirst, ...unit }: Membership) {
  const issuesCertificates = unit.issuesCertificates ?? false;
  const outOfReach = menusOutOfReach(permissions, { issuesCertificates });
  return {
    unitId,
    unitName,
    issuesCertificates,
    informationFirst: informationFirst ?? false,
    permissions: permissions
      .filter((code) => !outOfReach.includes(code))
      .map((code) => ({ code, title: permissionTitles[code] })),
  };
}
