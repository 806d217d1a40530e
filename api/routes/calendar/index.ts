import type Router from '@koa/router';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { holdCalendar } from '../../../database/calendar/correct-day.ts';
import { enterYear } from '../../../database/calendar/enter-year.ts';
import { readYear } from '../../../database/calendar/read-year.ts';
import { enqueueReplanning } from '../../../database/outbox.ts';
import { correctionsOf } from '../../../database/views/calendar-corrections.ts';
import { correctDay, enterCalendar, listCorrections, readCalendar } from '../../../domain/api/calendar.ts';
import { refuse } from '../../../domain/errors.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { correctOneDay } from './correct-day.ts';

export function calendarRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, readCalendar, async ({ params }) => ({
    year: params.year,
    ...(await readYear(knex, params.year)),
  }));

  // the year and the order to reckon anew are written together.
  bind(router, enterCalendar, async ({ actor, params, body }) => {
    const wrong = body.days.findIndex(
      (day, index) => !day.date.startsWith(`${params.year}-`) || isTwice(body.days, index),
    );
    if (wrong >= 0) {
      const why = '日期不在该年，或重复';
      refuse('CALENDAR_YEAR_INVALID', { why }, [{ field: `days.${wrong}.date`, reason: why }]);
    }
    await knex.transaction(async (trx) => {
      await holdCalendar(trx);
      const before = await readYear(trx, params.year);
      const at = clock.now();
      await enterYear(trx, params.year, body.days, at);
      await enqueueReplanning(trx);
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'calendar_entered',
        object: 'calendar_year',
        objectId: String(params.year),
        before,
        after: body,
        at,
      });
    });
    return { year: params.year, ...(await readYear(knex, params.year)) };
  });

  bind(router, correctDay, async ({ actor, params, body }) => {
    await knex.transaction((trx) => correctOneDay(trx, actor, { ...params, ...body }, clock.now()));
    return { date: params.date, working: body.working, name: body.name };
  });

  bind(router, listCorrections, async ({ params }) => ({
    items: await correctionsOf(knex, params.year),
  }));
}

const isTwice = (days: readonly { date: string }[], index: number): boolean =>
  days.findIndex((day) => day.date === days[index]?.date) !== index;
