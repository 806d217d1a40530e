import type { Knex } from 'knex';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { correctDay as correct, enteredDay, holdCalendar } from '../../../database/calendar/correct-day.ts';
import { readYear } from '../../../database/calendar/read-year.ts';
import { enqueueReplanning } from '../../../database/outbox.ts';
import type { correctDay } from '../../../domain/api/calendar.ts';
import { isWeekend, yearOf } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';

type Asked = z.output<NonNullable<(typeof correctDay)['params']>> &
  z.output<NonNullable<(typeof correctDay)['body']>>;

/** one day, why, and the order to reckon anew are written together. */
export async function correctOneDay(
  trx: Knex.Transaction,
  actor: Actor,
  asked: Asked,
  at: Date,
): Promise<void> {
  const { year, date, working, name, reason } = asked;
  if (yearOf(date) !== year) refuse('INPUT_INVALID', {}, [{ field: 'date', reason: '日期不在该年' }]);
  await holdCalendar(trx);
  if (!(await readYear(trx, year)).known) refuse('CALENDAR_YEAR_UNKNOWN', { year: String(year) });
  const before = (await enteredDay(trx, date)) ?? { date, working: !isWeekend(date), name: '' };
  if (before.working === working && before.name === name)
    refuse('CALENDAR_DAY_UNCHANGED', { date, now: `${working ? '上班' : '休息'}（${name}）` });
  await correct(trx, { date, working, name, reason, accountId: actor.accountId, at });
  await enqueueReplanning(trx);
  await addAudit(trx, {
    actor,
    unitId: null,
    action: 'calendar_corrected',
    object: 'calendar_day',
    objectId: date,
    before,
    after: { date, working, name, reason },
    at,
  });
}
