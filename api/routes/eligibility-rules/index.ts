import type Router from '@koa/router';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import type { Db } from '../../../database/connect.ts';
import {
  addEligibilityRules,
  eligibilityRulesAt,
  eligibilityRulesVersions,
} from '../../../database/eligibility/rules.ts';
import * as contracts from '../../../domain/api/eligibility-rules.ts';
import { changedFields } from '../../../domain/changed-fields.ts';
import { checkEligibilityRules } from '../../../domain/eligibility/check-rules.ts';
import type { EligibilityRules } from '../../../domain/eligibility/rules.ts';
import { refuse } from '../../../domain/errors.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { validFromOf } from '../../valid-from.ts';

/** R-18, "Rules as data": the conditions of 初定 in versions, which the platform's administrator writes. */
export function eligibilityRulesRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.readEligibility, async () => {
    const { version, rules, validFrom } = await eligibilityRulesAt(knex, clock.now());
    return { version, rules: plain(rules), validFrom };
  });

  bind(router, contracts.readEligibilityRules, () => present(knex, clock.now()));

  bind(router, contracts.saveEligibilityRules, async ({ actor, body }) => {
    const at = clock.now();
    const validFrom = validFromOf(body.validFrom, at);
    const faults = checkEligibilityRules(body.rules);
    if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
    await knex.transaction(async (trx) => {
      const before = await eligibilityRulesAt(trx, at);
      const { rules, after } = body;
      const made = { rules, validFrom, after, accountId: actor.accountId, at };
      if (!(await addEligibilityRules(trx, made))) refuse('SETTING_CHANGED');
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'eligibility_rules_published',
        object: 'eligibility_rules',
        objectId: String(after + 1),
        ...changedFields({ ...before.rules }, { ...rules, validFrom }),
        at,
      });
    });
    return present(knex, at);
  });
}

async function present(knex: Db, at: Date): Promise<z.input<typeof contracts.readEligibilityRules.response>> {
  const versions = await eligibilityRulesVersions(knex);
  const current = versions.find(({ validFrom }) => validFrom === null || validFrom <= at);
  return {
    current: current?.version ?? 0,
    items: versions.map((one) => ({ ...one, rules: plain(one.rules) })),
  };
}

/** Rules are read-only in the domain; the contract's shape is not. */
const plain = ({ rules, examinations }: EligibilityRules) => ({
  rules: rules.map((rule) => ({ ...rule })),
  examinations: examinations.map((one) => ({ ...one, levels: [...one.levels] })),
});
