import { holdForJob } from '../database/application/hold-for-job.ts';
import { completePublicity } from '../database/publicity/complete.ts';
import { addRecord, systemEvents } from '../database/record/add-record.ts';
import { publicityCompletion } from '../domain/jobs/publicity-completion.ts';
import { worker } from './worker.ts';

/** Nothing ends while an objection stops the clock: a timer that fires then is none, and another one follows. */
export default worker(publicityCompletion, async ({ input, jobKey, knex, now }) => {
  // An objection that is just being raised comes first.
  await holdForJob(knex, { ...input, jobKey });
  const publicityId = await completePublicity(knex, { ...input, jobKey, at: now });
  if (publicityId) {
    await addRecord(knex, {
      // One publicity ends once: its id serves as the record's.
      id: publicityId,
      applicationId: input.applicationId,
      event: 'publicity_over',
      title: systemEvents.publicity_over,
      unitId: input.unitId,
      at: now,
    });
  }
  return {};
});
