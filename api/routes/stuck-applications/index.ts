import type Router from '@koa/router';
import type { Knex } from 'knex';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { saveSilenceLimit, silenceLimit } from '../../../database/unit/silence-limit.ts';
import * as contracts from '../../../domain/api/stuck-applications.ts';
import { type Business, businesses } from '../../../domain/business.ts';
import { ProblemError, refuse } from '../../../domain/errors.ts';
import { type Actor, membershipIn, permissionTitles, seesListsOf } from '../../../domain/rights.ts';
import { menuProblem } from '../../../domain/unit/menus.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { countsOfStuck, pageOfStuck } from './find.ts';

/** what stands still, for the unit's reviewers and, over all units, for the platform's administrator. */
export function stuckApplicationRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;

  bind(router, contracts.listStuck, ({ actor, params: { unitId }, query }) =>
    pageOfStuck(means, { unitId, businesses: seenBy(actor, unitId), ...query }),
  );
  bind(router, contracts.countStuck, ({ actor, params: { unitId } }) =>
    countsOfStuck(means, { unitId, businesses: seenBy(actor, unitId) }),
  );
  bind(router, contracts.listStuckAnywhere, ({ query }) =>
    pageOfStuck(means, { unitId: null, businesses, ...query }),
  );
  bind(router, contracts.countStuckAnywhere, () => countsOfStuck(means, { unitId: null, businesses }));

  bind(router, contracts.readSilenceLimit, async ({ actor, params: { unitId } }) => {
    if (!membershipIn(actor, unitId)) refuse('NOT_FOUND', { what: '该单位' });
    return { workingDays: await limitOf(knex, unitId) };
  });

  bind(router, contracts.saveSilenceLimit, async ({ actor, params: { unitId }, body: { workingDays } }) => {
    const why = menuProblem(actor, unitId, 'unit_information');
    if (why) throw new ProblemError(why);
    await knex.transaction(async (trx) => {
      const before = await limitOf(trx, unitId, true);
      await saveSilenceLimit(trx, unitId, workingDays);
      await addAudit(trx, {
        actor,
        unitId,
        action: 'silence_limit_saved',
        object: 'unit',
        objectId: unitId,
        before: { workingDays: before },
        after: { workingDays },
        at: clock.now(),
      });
    });
    return { workingDays };
  });
}

const limitOf = async (knex: Knex, unitId: string, lock = false): Promise<number> =>
  (await silenceLimit(knex, unitId, lock)) ?? refuse('NOT_FOUND', { what: '该单位' });

/** The businesses whose lists the actor sees in the unit; to whoever is not of it, it does not exist. */
function seenBy(actor: Actor, unitId: string): Business[] {
  if (!membershipIn(actor, unitId)) refuse('NOT_FOUND', { what: '该单位' });
  const seen = businesses.filter((business) => seesListsOf(actor, unitId, business));
  if (seen.length > 0) return seen;
  return refuse('PERMISSION_MISSING', {
    permission: `${permissionTitles.initial_review}或${permissionTitles.confirmation_review}`,
  });
}
