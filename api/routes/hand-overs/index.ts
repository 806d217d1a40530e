import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import { countHeld, heldBy, type HeldRow } from '../../../database/hand-over/held.ts';
import { holdersOf } from '../../../database/hand-over/holders.ts';
import { takersOf } from '../../../database/hand-over/takers.ts';
import * as contracts from '../../../domain/api/hand-overs.ts';
import { states } from '../../../domain/application/states.ts';
import { type Business, businesses, businessTitles } from '../../../domain/business.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { ProblemError } from '../../../domain/errors.ts';
import { proposeTakers, type Taker, whyNotTake } from '../../../domain/hand-over/takers.ts';
import { type Actor, seesListsOf } from '../../../domain/rights.ts';
import { menuProblem } from '../../../domain/unit/menus.ts';
import { performEach } from '../../acts/perform-each.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { keyOf, textOfKey } from '../notices/addressee.ts';

/** R-99, reading 2: giving away what is with a handler, to whom it fits. */
export function handOverRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;

  bind(router, contracts.listHolders, async ({ actor, params: { unitId } }) => {
    const of = { unitId, businesses: seenBy(actor, unitId), today: dateInShanghai(clock.now()) };
    return { items: (await holdersOf(knex, of)).map((row) => ({ ...row, ...personOf(row) })) };
  });

  bind(router, contracts.listHeld, async ({ actor, params, query }) => {
    const of = { ...params, businesses: seenBy(actor, params.unitId) };
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

/** Of what lies with the unit the businesses whose lists the actor sees; whoever may not hand over is refused. */
function seenBy(actor: Actor, unitId: string): Business[] {
  const why = menuProblem(actor, unitId, 'hand_over');
  if (why) throw new ProblemError(why);
  return businesses.filter((business) => seesListsOf(actor, unitId, business));
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
