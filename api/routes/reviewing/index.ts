import type Router from '@koa/router';
import type { z } from 'zod';
import { demandedOf } from '../../../database/application/attachments.ts';
import { changesSinceReturn } from '../../../database/application/changes-since-return.ts';
import type { ApplicationForAct } from '../../../database/application/load-for-act.ts';
import { sectionChecks } from '../../../database/application/section-checks.ts';
import type { Db } from '../../../database/connect.ts';
import * as contracts from '../../../domain/api/reviewing.ts';
import { checkablesOf, seesChecks } from '../../../domain/application/checks.ts';
import { scopeTitles } from '../../../domain/application/return-scope.ts';
import { maskedChanges } from '../../../domain/application/form/masked-form.ts';
import { refuse } from '../../../domain/errors.ts';
import { mayReadNumbers } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { applicationFor } from '../applications/visible.ts';
import { saveChecks } from './save-checks.ts';

/** what changed since the last return, and what reviewers have checked. */
export function reviewingRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;

  bind(router, contracts.readChanges, async ({ actor, params }) => {
    const { application, unitIds } = await applicationFor(means, actor, params.id);
    const found = await changesSinceReturn(knex, params.id, application.business);
    if (!found) return { since: null, sections: [], attachments: [] };
    const { unit, reason, scope, returnedAt: at } = found.returned;
    const only = scope ? scopeTitles(scope, { business: application.business, demands: found.demands }) : [];
    return {
      since: { unit, reason, at, only },
      sections: mayReadNumbers(actor, { ...application, unitIds })
        ? found.sections
        : maskedChanges(found.sections),
      attachments: found.attachments,
    };
  });

  bind(router, contracts.readChecks, async ({ actor, params }) => {
    const found = await applicationFor(means, actor, params.id);
    if (!seesChecks(actor, found.application.business, found.unitIds)) refuse('ONLY_UNIT_STAFF');
    return present(knex, found);
  });

  bind(router, contracts.saveChecks, async ({ actor, params, body }) => {
    await knex.transaction((trx) => saveChecks(trx, { actor, id: params.id, ...body, at: clock.now() }));
    return present(knex, await applicationFor(means, actor, params.id));
  });
}

async function present(
  knex: Db,
  { application: { id, business }, formRevision }: ApplicationForAct,
): Promise<z.input<typeof contracts.readChecks.response>> {
  const demands = (await demandedOf(knex, id))?.recognition.demands ?? [];
  const changed = (await changesSinceReturn(knex, id, business))?.keys ?? [];
  const ticked = await sectionChecks(knex, id);
  return {
    formRevision,
    items: checkablesOf(business, demands).map(({ key, title }) => ({
      key,
      title,
      changed: changed.includes(key),
      checks: ticked
        .filter(({ section }) => section === key)
        .map(({ unitId, unit, person, at }) => ({ unitId, unit, person, at })),
    })),
  };
}
