import { createHash } from 'node:crypto';
import { holdForJob } from '../application/hold-for-job.ts';
import type { Db } from '../connect.ts';
import { addRecord, type NewRecord, type SystemEvent, systemEvents } from './add-record.ts';

type JobRecord = Omit<NewRecord, 'id' | 'event' | 'title'> & { event: SystemEvent; jobKey: string };

/** Adds what an engine job has to say, once a job; one that a later job has overtaken says nothing more. */
export async function addJobRecord(knex: Db, { jobKey, ...record }: JobRecord): Promise<void> {
  const { applicationId, event } = record;
  if (!(await holdForJob(knex, { applicationId, jobKey }))) return;
  await addRecord(knex, { ...record, id: recordIdOf(applicationId, jobKey), title: systemEvents[event] });
}

/** The record's id (UUID version 8), the same whenever the job runs. Another engine's keys may be the same: hence the application. */
function recordIdOf(applicationId: string, jobKey: string): string {
  const hex = createHash('sha256').update(`${applicationId}/${jobKey}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
