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
    application: { id: string; number: string | null; applicant: string; unit: string | null } | null;
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
           'id', a.id, 'number', a.number, 'applicant', p.name, 'unit', u.name) end) order by n.key)
         filter (where n.nth <= ${namedOfGroup}) as incidents
     from named n
     left join application a on a.id = n.application_id
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
