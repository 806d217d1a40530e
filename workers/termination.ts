import { closeApplication } from '../database/application/close.ts';
import { addBan } from '../database/ban/add-ban.ts';
import { latestRecord } from '../database/record/latest-of.ts';
import { banYear } from '../domain/ban/ban.ts';
import { termination } from '../domain/jobs/termination.ts';
import { worker } from './worker.ts';

/** The bar counts for the year in which the unit terminated, even if the flow comes here after New Year. */
export default worker(termination, async ({ input, jobKey, knex, now }) => {
  const closed = await closeApplication(knex, { ...input, state: 'terminated', jobKey, at: now });
  if (closed) {
    const act = await latestRecord(knex, input.applicationId, 'terminate');
    await addBan(knex, {
      ...input,
      year: banYear(act?.at ?? now),
      reason: act?.opinion ?? '',
      at: now,
    });
  }
  return {};
});
