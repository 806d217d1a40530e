import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** Where in which diagram a job came from. */
export type StepNoted = {
  jobKey: string;
  applicationId: string;
  elementId: string;
  processId: string;
  processVersion: number;
  processInstanceKey: string;
  /** The unit that has the application there, as far as the job says it. */
  unitId: string | null;
  at: Date;
};

/** an automatic step that the application has come to; the same job again says nothing new. */
export async function noteStep(knex: Db, step: StepNoted): Promise<void> {
  await query(
    knex,
    `insert into flow_step (application_id, job_key, element_id, process_id, process_version, process_instance_key, unit_id, at)
     select id, :jobKey, :elementId, :processId, :processVersion, :processInstanceKey,
       (select id from unit where id = :unitId), :at
     from application where id = :applicationId
     on conflict do nothing`,
    step,
  );
}
