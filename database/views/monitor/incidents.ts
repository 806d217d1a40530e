import type { State } from '../../../domain/application/states.ts';
import type { Db } from '../../connect.ts';
import { query } from '../../query.ts';

/** Incidents of one group that are named; the others are counted. */
const namedOfGroup = 200;

export type IncidentGroupRow = {
  processId: string;
  version: number;
  elementId: string;
  errorType: string;
  message: string;
  count: number;
  oldest: Date | null;
  incidents: {
    key: string;
    instanceKey: string;
    application: {
      id: string;
      number: string | null;
      applicant: string;
      unit: string | null;
      publicityOver: string | null;
      resultPublicityOver: string | null;
    } | null;
  }[];
};

/**
 * the open incidents by what is wrong, where most are first. Two messages that differ in numbers and ids alone tell
 * of one cause.
 */
export const incidentGroups = (knex: Db): Promise<IncidentGroupRow[]> =>
  query<IncidentGroupRow>(
    knex,
    `with open as (
       select f.*, i.version, i.application_id,
         regexp_replace(left(f.message, 300), '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]+', '#', 'g') as alike
       from monitor_incident f join monitor_instance i on i.key = f.instance_key where f.resolved_at is null
     ), named as (
       select o.*, row_number() over (partition by o.process_id, o.element_id, o.error_type, o.alike order by o.key) as nth
       from open o
     )
     select n.process_id as "processId", max(n.version) as version, n.element_id as "elementId",
       n.error_type as "errorType", min(n.message) as message, count(*)::int as count, min(n.created_at) as oldest,
       jsonb_agg(jsonb_build_object('key', n.key::text, 'instanceKey', n.instance_key::text,
         'application', case when a.id is not null then jsonb_build_object(
           'id', a.id, 'number', a.number, 'applicant', p.name, 'unit', u.name,
           'publicityOver', (select l.earliest_report_date from publicity l
             where l.application_id = a.id and l.live and l.over_at is null),
           'resultPublicityOver', (select r.earliest_issue_date from result_publicity r
             where r.application_id = a.id and a.state in ('to_certify', 'held'))) end) order by n.key)
         filter (where n.nth <= ${namedOfGroup}) as incidents
     from named n
     left join application a on a.id = n.application_id and n.nth <= ${namedOfGroup}
     left join account p on p.id = a.applicant_id
     left join unit u on u.id = a.unit_id
     group by n.process_id, n.element_id, n.error_type, n.alike
     order by count desc, n.process_id, n.element_id limit 200`,
  );

/** Those of these incidents that are open. */
export const openIncidents = (
  knex: Db,
  keys: readonly string[],
): Promise<{ key: string; instanceKey: string; jobKey: string | null }[]> =>
  query(
    knex,
    `select key, instance_key as "instanceKey", job_key as "jobKey" from monitor_incident
     where key = any(:keys::bigint[]) and resolved_at is null`,
    { keys },
  );

export type RetriedRow = {
  key: string;
  instanceKey: string;
  resolved: boolean;
  jobState: string | null;
  again: string | null;
  application: { id: string; number: string | null; applicant: string; state: State; moving: boolean } | null;
};

/** what has become of these incidents. */
export const retriedIncidents = (knex: Db, keys: readonly string[]): Promise<RetriedRow[]> =>
  query<RetriedRow>(
    knex,
    `select f.key, f.instance_key as "instanceKey", f.resolved_at is not null as resolved, j.state as "jobState",
       (select n.message from monitor_incident n where n.instance_key = f.instance_key and n.key > f.key
        and n.element_key = f.element_key and n.resolved_at is null order by n.key desc limit 1) as again,
       case when a.id is not null then jsonb_build_object('id', a.id, 'number', a.number, 'applicant', p.name,
         'state', a.state, 'moving', a.pending_act is not null) end as application
     from monitor_incident f
     left join monitor_job j on j.key = f.job_key
     left join monitor_instance i on i.key = f.instance_key
     left join application a on a.id = i.application_id
     left join account p on p.id = a.applicant_id
     where f.key = any(:keys::bigint[]) order by f.key`,
    { keys },
  );
