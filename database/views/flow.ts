import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type FlowStepRow = {
  elementId: string;
  processId: string;
  version: number;
  processInstanceKey: string;
  unit: string | null;
  at: Date;
  /** A human step that waits just now. */
  open: boolean;
  /** The act of a person that ended a human step. */
  endedBy: string | null;
};

/** every step that an application has come to, in the order in which it came: the engine's keys grow. */
export const flowStepsOf = (knex: Db, applicationId: string): Promise<FlowStepRow[]> =>
  query<FlowStepRow>(
    knex,
    `select s.element_id as "elementId", s.process_id as "processId", s.process_version as version,
       s.process_instance_key as "processInstanceKey", u.name as unit, s.at, s.open, s.ended_by as "endedBy"
     from (
       select t.job_key, t.element_id, t.process_id, t.process_version, t.process_instance_key, t.unit_id, t.arrived_at as at,
         t.state = 'open' as open,
         (select r.event from record r where r.application_id = t.application_id and r.at = t.closed_at and t.state = 'done'
          order by r.sequence desc limit 1) as ended_by
       from task t where t.application_id = :applicationId and t.process_id is not null
       union all
       select job_key, element_id, process_id, process_version, process_instance_key, unit_id, at, false, null
       from flow_step where application_id = :applicationId
     ) s left join unit u on u.id = s.unit_id
     order by s.job_key`,
    { applicationId },
  );
