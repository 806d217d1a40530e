import type Router from '@koa/router';
import { absencesAheadOf } from '../../../database/absence/absences.ts';
import { takersOf } from '../../../database/hand-over/takers.ts';
import {
  type AbsenceKey,
  type AbsenceRow,
  absenceRow,
  absencesOf,
} from '../../../database/views/absences.ts';
import { covers, periodFaults } from '../../../domain/absence/absence.ts';
import { whyNotDeputy } from '../../../domain/absence/deputies.ts';
import * as contracts from '../../../domain/api/absences.ts';
import { dateInShanghai, isRealDate } from '../../../domain/calendar/date.ts';
import { ProblemError, refuse } from '../../../domain/errors.ts';
import { type Actor, membershipIn } from '../../../domain/rights.ts';
import { menuProblem } from '../../../domain/unit/menus.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { end } from './end.ts';
import { enter } from './enter.ts';

/** who of a unit is away, and who acts for them meanwhile. */
export function absenceRoutes(router: Router, { knex, clock }: Means): void {
  const today = (): string => dateInShanghai(clock.now());

  bind(router, contracts.listAbsences, async ({ actor, params: { unitId }, query }) => {
    assertMember(actor, unitId);
    const after = query.after === undefined ? undefined : keyOf(query.after);
    const rows = await absencesOf(knex, { unitId, after, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => present(row, today())),
      next: rows.length > query.limit && last ? `${last.from}_${last.id}` : null,
    };
  });

  bind(
    router,
    contracts.listDeputies,
    async ({ actor, params: { unitId }, query: { accountId, ...period } }) => {
      assertMember(actor, unitId);
      const faults = periodFaults(period, today());
      if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
      const staff = await takersOf(knex, { unitId, today: today() });
      const absent = staff.find(({ id }) => id === (accountId ?? actor.accountId));
      if (!absent) refuse('NOT_FOUND', { what: '该经办人' });
      const ahead = await absencesAheadOf(knex, unitId, today());
      return {
        items: staff
          .filter(({ id }) => id !== absent.id)
          .map((colleague) => {
            const why = whyNotDeputy(colleague, absent, period, ahead) ?? '';
            return { accountId: colleague.id, name: colleague.name, possible: why === '', why };
          }),
      };
    },
  );

  bind(router, contracts.enterAbsence, async ({ actor, params: { unitId }, body }) => {
    const accountId = body.accountId ?? actor.accountId;
    assertMayEnter(actor, unitId, accountId);
    const entered = { ...body, actor, unitId, accountId, at: clock.now() };
    return present(await knex.transaction((trx) => enter(trx, entered)), today());
  });

  bind(router, contracts.endAbsence, async ({ actor, params: { unitId, id } }) => {
    assertMember(actor, unitId);
    const found = (await absenceRow(knex, unitId, id)) ?? refuse('NOT_FOUND', { what: '该离岗登记' });
    assertMayEnter(actor, unitId, found.accountId);
    const row = await knex.transaction((trx) => end(trx, { actor, found, at: clock.now() }));
    return present(row, today());
  });
}

function assertMember(actor: Actor, unitId: string): void {
  if (!membershipIn(actor, unitId)) refuse('NOT_FOUND', { what: '该单位' });
}

/** Everybody for themselves; for others whoever gives out the unit's permissions. */
function assertMayEnter(actor: Actor, unitId: string, accountId: string): void {
  assertMember(actor, unitId);
  const why = accountId === actor.accountId ? undefined : menuProblem(actor, unitId, 'handlers');
  if (why) throw new ProblemError(why);
}

function keyOf(text: string): AbsenceKey {
  const match = /^(\d{4}-\d\d-\d\d)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  const [from = '', id = ''] = match?.slice(1) ?? [];
  if (!isRealDate(from)) refuse('INPUT_INVALID', {}, [{ field: 'after', reason: '翻页标记有误' }]);
  return { from, id };
}

function present(row: AbsenceRow, today: string) {
  const standing = standingOf(row, today);
  const { id, from, to, note, endedAt } = row;
  return {
    id,
    handler: { accountId: row.accountId, name: row.name },
    deputy: { accountId: row.deputyId, name: row.deputy },
    ...{ from, to, note, endedAt, standing },
    standingTitle: contracts.standingTitles[standing],
    enteredBy: row.createdBy,
    enteredAt: row.createdAt,
  };
}

function standingOf(row: AbsenceRow, today: string): contracts.AbsenceStanding {
  if (row.endedAt) return 'ended';
  if (covers(row, today)) return 'now';
  return row.from > today ? 'ahead' : 'over';
}
