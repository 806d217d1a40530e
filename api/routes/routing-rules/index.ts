import type Router from '@koa/router';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import type { Db } from '../../../database/connect.ts';
import {
  addRoutingRules,
  routingRulesAt,
  routingRulesVersions,
} from '../../../database/unit/routing-rules.ts';
import * as contracts from '../../../domain/api/routing-rules.ts';
import { changedFields } from '../../../domain/changed-fields.ts';
import { refuse } from '../../../domain/errors.ts';
import { checkRoutingRules } from '../../../domain/routing/check-rules.ts';
import type { RoutingRules } from '../../../domain/routing/rules.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { validFromOf } from '../../valid-from.ts';

/** reading 15: the routing rules in versions, which the platform's administrator writes. */
export function routingRulesRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.readRoutingRules, () => present(knex, clock.now()));

  bind(router, contracts.saveRoutingRules, async ({ actor, body }) => {
    const at = clock.now();
    const validFrom = validFromOf(body.validFrom, at);
    const faults = checkRoutingRules(body.rules);
    if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
    await knex.transaction(async (trx) => {
      const before = await routingRulesAt(trx, at);
      const { rules, after } = body;
      const added = await addRoutingRules(trx, { rules, validFrom, after, accountId: actor.accountId, at });
      if (!added) refuse('SETTING_CHANGED');
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'routing_rules_published',
        object: 'routing_rules',
        objectId: String(after + 1),
        ...changedFields({ ...before }, { ...rules, validFrom }),
        at,
      });
    });
    return present(knex, at);
  });
}

async function present(knex: Db, at: Date): Promise<z.input<typeof contracts.readRoutingRules.response>> {
  const versions = await routingRulesVersions(knex);
  const current = versions.find(({ validFrom }) => validFrom === null || validFrom <= at);
  return {
    current: current?.version ?? 0,
    items: versions.map((one) => ({ ...one, rules: plain(one.rules) })),
  };
}

/** Rules are read-only in the domain; the contract's shape is not. */
const plain = ({ departments, superiors }: RoutingRules) => ({
  departments: departments.map((rule) => ({
    ...rule,
    kinds: [...rule.kinds],
    departmentKinds: [...rule.departmentKinds],
  })),
  superiors: superiors.map((rule) => ({
    ...rule,
    kinds: [...rule.kinds],
    superiorKinds: [...rule.superiorKinds],
  })),
});
