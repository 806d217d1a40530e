import { recognitionSetting } from '../../database/recognition/settings.ts';
import { loadCalendar } from '../../database/calendar/load.ts';
import { beginResultPublicity } from '../../database/publicity/result.ts';
import { publicView } from '../../domain/publicity/public-view.ts';
import { reckonPublicity, type Reckoning } from '../../domain/publicity/reckon.ts';
import type { ActCall } from './effect.ts';

/**
 * `domain.md` reading 18: where the accepting unit has it so on the day of approval, the result is on public view from
 * that day on, and certificates wait for its end. A later switch changes nothing for this application.
 */
export async function beginSecondPublicity({
  trx,
  found,
  now,
  today,
}: ActCall<'approve'>): Promise<Reckoning | undefined> {
  const { id: applicationId, acceptingUnitId: unitId, business } = found.application;
  const setting = await recognitionSetting(trx, { unitId, business }, false);
  if (!setting?.secondPublicity) return undefined;
  const { calendar, revision } = await loadCalendar(trx, today);
  const workingDays = setting.secondPublicityDays;
  const reckoned = reckonPublicity({ start: today, workingDays, calendar });
  await beginResultPublicity(trx, {
    ...reckoned,
    applicationId,
    unitId,
    workingDays,
    calendarRevision: revision,
    publicView: publicView(found.readForm()),
    at: now,
  });
  return reckoned;
}
