import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import type { Knex } from 'knex';
import { type ApplicationForAct, loadForAct } from '../../../database/application/load-for-act.ts';
import { loadCalendar } from '../../../database/calendar/load.ts';
import type { Db } from '../../../database/connect.ts';
import { addNotice } from '../../../database/notice/add-notice.ts';
import { noticeTextOf } from '../../../database/notice/texts.ts';
import { hasUrged, noteUrge, unitsBelow } from '../../../database/notice/urges.ts';
import { addRecord, personEvents } from '../../../database/record/add-record.ts';
import { readUrge, urge } from '../../../domain/api/notices.ts';
import { withHelp } from '../../../domain/application/reason-of.ts';
import { holderOf } from '../../../domain/application/who-can.ts';
import { businessTitles } from '../../../domain/business.ts';
import { type Calendar, nextWorkingDay } from '../../../domain/calendar/calendar.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { problem, type Problem, ProblemError, refuse } from '../../../domain/errors.ts';
import { noticeText, notices } from '../../../domain/notice/notices.ts';
import { urgerOf, whyNotUrge } from '../../../domain/notice/urge.ts';
import { type Actor, maySee, membershipIn } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

/** No act of the table: two kinds of people may do it, on behalf of different parties, and nothing moves. */
export function urgeRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, readUrge, async ({ actor, params }) => {
    const facts = await factsFor(knex, actor, { id: params.id, at: clock.now(), lock: false });
    const urge = { applicationId: params.id, urger: facts.urger, day: facts.today };
    const why = facts.why ?? ((await hasUrged(knex, urge)) ? alreadyUrged(facts) : undefined);
    const reasons = why ? [withHelp(why, holderOf(facts.found, actor, facts.today))] : [];
    return { possible: reasons.length === 0, reasons };
  });

  bind(router, urge, ({ actor, params }) =>
    knex.transaction((trx) => urgeOne(trx, actor, params.id, clock.now())),
  );
}

type Facts = {
  found: ApplicationForAct;
  /** As whom: `applicant`, or the unit. */
  urger: string;
  unitId: string | null;
  today: string;
  calendar: Calendar;
  why: Problem | undefined;
};

/** All that decides whether this person can urge now; refused where they never may. */
async function factsFor(
  knex: Db,
  actor: Actor,
  { id, at, lock }: { id: string; at: Date; lock: boolean },
): Promise<Facts> {
  const found = await loadForAct(knex, id, lock);
  if (!found || !maySee(actor, { ...found.application, unitIds: found.unitIds }))
    refuse('APPLICATION_NOT_FOUND');
  const { application, publicity } = found;
  const urgeable = { ...application, publicity, passedUnitIds: await unitsBelow(knex, id) };
  const { unitId } = urgerOf(actor, urgeable) ?? refuse('NOT_YOURS_TO_URGE');
  const today = dateInShanghai(at);
  const { calendar } = await loadCalendar(knex, today);
  const why = whyNotUrge(urgeable, today, calendar);
  return { found, urger: unitId ?? 'applicant', unitId, today, calendar, why };
}

const alreadyUrged = ({ today, calendar }: Facts): Problem =>
  problem('ALREADY_URGED', { from: nextWorkingDay(today, calendar) });

async function urgeOne(
  trx: Knex.Transaction,
  actor: Actor,
  id: string,
  at: Date,
): Promise<{ urged: string; phone: string }> {
  const facts = await factsFor(trx, actor, { id, at, lock: true });
  const { found, urger, unitId, today, why } = facts;
  const { application, unit, number } = found;
  if (why) throw new ProblemError(why);
  if (!(await noteUrge(trx, { applicationId: id, urger, day: today })))
    throw new ProblemError(alreadyUrged(facts));
  const recordId = randomUUID();
  await addRecord(trx, {
    id: recordId,
    applicationId: id,
    event: 'urged',
    title: personEvents.urged,
    accountId: actor.accountId,
    unitId,
    details: { urged: unit?.name ?? '' },
    at,
    audit: { address: actor.address, before: {}, after: {} },
  });
  const by = membershipIn(actor, unitId)?.unitName ?? '申报人';
  const template = (await noticeTextOf(trx, 'urged'))?.text ?? notices.urged.text;
  const business = businessTitles[application.business].usual;
  const told = { number: number ?? '', business, event: personEvents.urged, unit: by };
  await addNotice(trx, {
    accountId: null,
    unitId: application.unitId,
    applicationId: id,
    kind: 'urged',
    text: noticeText(template, told),
    dedupeKey: recordId,
    at,
  });
  return { urged: unit?.name ?? '', phone: unit?.contactPhone ?? '' };
}
