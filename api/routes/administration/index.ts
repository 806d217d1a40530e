import type Router from '@koa/router';
import { accountsByName, type AdministeredAccount } from '../../../database/administration/accounts.ts';
import { type AdministeredUnit, unitsByName } from '../../../database/administration/units.ts';
import * as contracts from '../../../domain/api/administration.ts';
import { refuse } from '../../../domain/errors.ts';
import { mask } from '../../../domain/person/mask.ts';
import { unitKindTitles } from '../../../domain/unit/information.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { administerUnit } from './administer-unit.ts';
import { changeAccount } from './change-account.ts';
import { closeUnit } from './close-unit.ts';
import { createUnit } from './create-unit.ts';
import { setAuthority } from './set-authority.ts';

/** the platform's administrator over units and accounts; every change is in the audit trail. */
export function administrationRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.listUnits, async ({ query }) => {
    const rows = await unitsByName(knex, { ...query, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit);
    return {
      items: items.map(presentUnit),
      next: rows.length > query.limit ? (items.at(-1)?.name ?? null) : null,
    };
  });

  bind(router, contracts.createUnit, async ({ actor, body }) =>
    presentUnit(await knex.transaction((trx) => createUnit(trx, { actor, ...body, at: clock.now() }))),
  );

  bind(router, contracts.administerUnit, async ({ actor, params, body }) =>
    presentUnit(
      await knex.transaction((trx) => administerUnit(trx, { actor, ...params, ...body, at: clock.now() })),
    ),
  );

  bind(router, contracts.closeUnit, async ({ actor, params, body }) =>
    presentUnit(
      await knex.transaction((trx) => closeUnit(trx, { actor, ...params, ...body, at: clock.now() })),
    ),
  );

  bind(router, contracts.setAuthority, async ({ actor, params, body }) =>
    presentUnit(
      await knex.transaction((trx) => setAuthority(trx, { actor, ...params, ...body, at: clock.now() })),
    ),
  );

  bind(router, contracts.listAccounts, async ({ query }) => {
    const after = query.after === undefined ? undefined : keyOf(query.after);
    const rows = await accountsByName(knex, { ...query, after, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map(presentAccount),
      next: rows.length > query.limit && last ? `${last.id}_${last.name}` : null,
    };
  });

  bind(router, contracts.changeAccount, async ({ actor, params, body }) =>
    presentAccount(
      await knex.transaction((trx) => changeAccount(trx, { actor, ...params, ...body, at: clock.now() })),
    ),
  );
}

const presentUnit = (unit: AdministeredUnit) => ({ ...unit, kindTitle: unitKindTitles[unit.kind] });
const presentAccount = (account: AdministeredAccount) => ({ ...account, phone: mask(account.phone) });

/** The key of the last account of the page before. */
function keyOf(text: string): { name: string; id: string } {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(.*)$/s.exec(text);
  if (!match?.[1]) refuse('INPUT_INVALID', {}, [{ field: 'after', reason: '翻页标记有误' }]);
  return { id: match[1], name: match[2] ?? '' };
}
