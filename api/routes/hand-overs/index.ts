import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import { countHeld, heldBy, type HeldRow } from '../../../database/hand-over/held.ts';
import { takersOf } from '../../../database/hand-over/takers.ts';
import * as contracts from '../../../domain/api/hand-overs.ts';
import { states } from '../../../domain/application/states.ts';
import { businesses, businessTitles } from '../../../domain/business.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { ProblemError } from '../../../domain/errors.ts';
import { proposeTakers, type Taker, whyNotTake } from '../../../domain/hand-over/takers.ts';
import { seesListsOf } from '../../../domain/rights.ts';
import { menuProblem } from '../../../domain/unit/menus.ts';
import { performEach } from '../../acts/perform-each.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { keyOf, textOfKey } from '../notices/addressee.ts';

/** R-99, reading 2: giving away what is with a handler, to whom it fits. */
export function handOverRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;

  bind(router, contracts.listHeld, async ({ actor, params, query }) => {
    const why = menuProblem(actor, params.unitId, 'hand_over');
    if (why) throw new ProblemError(why);
    const seen = businesses.filter((business) => seesListsOf(actor, params.unitId, business));
    const of = { ...params, businesses: seen };
    const after = query.after === undefined ? undefined : keyOf(query.after);
    const rows = await heldBy(knex, { ...of, after, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    const takers = await takersOf(knex, { ...params, accountId: null, today: dateInShanghai(clock.now()) });
    const proposals = proposeTakers(shown, takers);
    const last = shown.at(-1);
    return {
      items: shown.map((row, index) => present(row, takers, proposals[index] ?? null)),
      next: rows.length > query.limit && last ? textOfKey({ at: last.waitingSince, id: last.id }) : null,
      counts: (await countHeld(knex, of)).map((one) => ({ ...one, stateTitle: states[one.state].title })),
    };
  });

  bind(router, contracts.handOver, async ({ actor, body }) => {
    const occasion = randomUUID();
    const results = await performEach(
      means,
      actor,
      body.items.map(({ to, ...item }) => ({ act: 'hand_over', input: { to, occasion }, ...item })),
    );
    return { results };
  });
}

const personOf = ({ id, name }: Pick<Taker, 'id' | 'name'>) => ({ accountId: id, name });

const present = (row: HeldRow, takers: readonly Taker[], proposed: Pick<Taker, 'id' | 'name'> | null) => ({
  ...row,
  businessTitle: businessTitles[row.business].usual,
  stateTitle: states[row.state].title,
  proposed: proposed && personOf(proposed),
  takers: takers
    .filter(({ id }) => id !== row.handlerId)
    .map((taker) => {
      const why = whyNotTake(taker, row) ?? '';
      return { ...personOf(taker), open: taker.open, possible: why === '', why };
    }),
});
