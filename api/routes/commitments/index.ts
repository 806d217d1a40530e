import type Router from '@koa/router';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { addCommitment, commitmentAt, commitmentsOf } from '../../../database/commitment/commitments.ts';
import * as contracts from '../../../domain/api/commitments.ts';
import { refuse } from '../../../domain/errors.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { validFromOf } from '../../valid-from.ts';

export function commitmentRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.readCommitment, async ({ params }) => {
    const found = await commitmentAt(knex, params.business, clock.now());
    return found ?? refuse('NOT_FOUND', { what: '诚信承诺书' });
  });

  bind(router, contracts.listCommitments, async ({ params }) => ({
    items: await commitmentsOf(knex, params.business),
  }));

  bind(router, contracts.publishCommitment, async ({ actor, params, body }) => {
    const at = clock.now();
    const made = { ...params, text: body.text, after: body.after, at };
    return knex.transaction(async (trx) => {
      const added = await addCommitment(trx, { ...made, validFrom: validFromOf(body.validFrom, at) });
      if (!added) refuse('SETTING_CHANGED');
      const { business, version, text, validFrom } = added;
      const after = { version, text, validFrom };
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'commitment_published',
        object: 'commitment',
        objectId: business,
        after,
        at,
      });
      return added;
    });
  });
}
