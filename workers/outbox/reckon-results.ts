import type { Knex } from 'knex';
import { loadCalendar } from '../../database/calendar/load.ts';
import { moveResultPublicity, resultsToReckon } from '../../database/publicity/result.ts';
import { addDays } from '../../domain/calendar/date.ts';
import { reckonPublicity } from '../../domain/publicity/reckon.ts';

/** No publicity that still runs began longer ago: sixty working days at the most, and every holiday. */
const longestDays = 366;

/** Reckons anew what a changed calendar means for publicities of results (`domain.md` reading 18); how many there were. */
export const reckonResults = (knex: Knex, today: string, limit: number): Promise<number> =>
  knex.transaction(async (trx) => {
    const { calendar, revision } = await loadCalendar(trx, addDays(today, -longestDays));
    const found = await resultsToReckon(trx, { revision, today, limit });
    for (const { applicationId, start, workingDays } of found)
      await moveResultPublicity(trx, {
        ...reckonPublicity({ start, workingDays, calendar }),
        applicationId,
        calendarRevision: revision,
      });
    return found.length;
  });
