import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import type { Knex } from 'knex';
import { loadForAct } from '../../../database/application/load-for-act.ts';
import { loadCalendar } from '../../../database/calendar/load.ts';
import { addNotice } from '../../../database/notice/add-notice.ts';
import { noticeTextOf } from '../../../database/notice/texts.ts';
import { noteUrge, unitsBelow } from '../../../database/notice/urges.ts';
import { addRecord, personEvents } from '../../../database/record/add-record.ts';
import { urge } from '../../../domain/api/notices.ts';
import { businessTitles } from '../../../domain/business.ts';
import { nextWorkingDay } from '../../../domain/calendar/calendar.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { ProblemError, refuse } from '../../../domain/errors.ts';
import { noticeText, notices } from '../../../domain/notice/notices.ts';
import { urgerOf, whyNotUrge } from '../../../domain/notice/urge.ts';
import { type Actor, maySee } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

/** No act of the table: two kinds of people may do it, on behalf of different parties, and nothing moves. */
export function urgeRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, urge, ({ actor, params }) =>
    knex.transaction((trx) => urgeOne(trx, actor, params.id, clock.now())),
  );
}

async function urgeOne(
  trx: Knex.Transaction,
  actor: Actor,
  id: string,
  at: Date,
): Promise<{ urged: string; phone: string }> {
  const found = await loadForAct(trx, id, true);
  if (!found || !maySee(actor, { ...found.application, unitIds: found.unitIds }))
    refuse('APPLICATION_NOT_FOUND');
  const { application, unit, publicity, number } = found;
  const urgeable = { ...application, publicity, passedUnitIds: await unitsBelow(trx, id) };
  const urger = urgerOf(actor, urgeable) ?? refuse('NOT_YOURS_TO_URGE');
  const today = dateInShanghai(at);
  const { calendar } = await loadCalendar(trx, today);
  const why = whyNotUrge(urgeable, today, calendar);
  if (why) throw new ProblemError(why);
  const noted = await noteUrge(trx, { applicationId: id, urger: urger.unitId ?? 'applicant', day: today });
  if (!noted) refuse('ALREADY_URGED', { from: nextWorkingDay(today, calendar) });
  const recordId = randomUUID();
  await addRecord(trx, {
    id: recordId,
    applicationId: id,
    event: 'urged',
    title: personEvents.urged,
    accountId: actor.accountId,
    unitId: urger.unitId,
    details: { urged: unit?.name ?? '' },
    at,
    audit: { address: actor.address, before: {}, after: {} },
  });
  const by = actor.memberships.find(({ unitId }) => unitId === urger.unitId)?.unitName ?? '申报人';
  const template = (await noticeTextOf(trx, 'urged'))?.text ?? notices.urged.text;
  const business = businessTitles[application.business].usual;
  const facts = { number: number ?? '', business, event: personEvents.urged, unit: by };
  await addNotice(trx, {
    accountId: null,
    unitId: application.unitId,
    applicationId: id,
    kind: 'urged',
    text: noticeText(template, facts),
    dedupeKey: recordId,
    at,
  });
  return { urged: unit?.name ?? '', phone: unit?.contactPhone ?? '' };
}
