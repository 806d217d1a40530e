import type Router from '@koa/router';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { bansListed, bansOf, liftBan, lockBan } from '../../../database/ban/bans.ts';
import * as contracts from '../../../domain/api/bans.ts';
import { banYear } from '../../../domain/ban/ban.ts';
import { refuse } from '../../../domain/errors.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { keyOf, textOfKey } from '../notices/addressee.ts';

/** reading 8: what a termination bars from, for whom it bars, and its lifting. */
export function banRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.listOwnBans, async ({ actor }) => ({
    items: await bansOf(knex, actor.accountId, banYear(clock.now())),
  }));

  bind(router, contracts.listBans, async ({ query }) => {
    const after = query.after === undefined ? undefined : keyOf(query.after);
    const rows = await bansListed(knex, { search: query.search, after, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return { items, next: rows.length > query.limit && last ? textOfKey(last) : null };
  });

  bind(router, contracts.liftBan, ({ actor, params: { id }, body: { reason } }) =>
    knex.transaction(async (trx) => {
      const found = await lockBan(trx, id);
      if (!found) refuse('NOT_FOUND', { what: '该申报限制' });
      if (found.lifted_at) refuse('BAN_LIFTED_ALREADY');
      const at = clock.now();
      const row = await liftBan(trx, { id, by: actor.accountId, reason, at });
      if (!row) throw new Error(`ban ${id} is gone`);
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'ban_lifted',
        object: 'ban',
        objectId: id,
        before: { lifted: false },
        after: { lifted: true, reason },
        at,
      });
      return row;
    }),
  );
}
