import { stepTypes } from '../views/monitor/instances.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** Elements at which an instance of a flow stands: a called process is a place too. */
export const placeTypes = [...stepTypes, 'CALL_ACTIVITY'] as const;

/** An instance and its application at one moment, the application held. */
export type InstanceStanding = {
  /** Null where the application has come to its end. */
  state: string | null;
  pendingAct: string | null;
  /** The engine's version of the diagram that is in force. */
  inForce: number | null;
  /** What the monitor knows of the instance; null where it has ended, or was never told of. */
  version: number | null;
  tokens: { elementId: string; elementType: string }[];
  incidents: number;
  /** The open step, where it lies in this instance and the monitor has heard of its job. */
  openStep: string | null;
  caller: { key: string; element: { key: string; id: string } } | null;
  variables: Record<string, string>;
};

/**
 * Where the instance stands, by the engine's record stream, with its application's row held. The stream comes in order:
 * once it has told of the open step's job, it has told of every variable that was set before.
 */
export const holdStanding = (
  knex: Db,
  of: { instanceKey: string; applicationId: string; diagram: string },
): Promise<InstanceStanding | undefined> =>
  queryOne<InstanceStanding>(
    knex,
    `with held as (select id, state, pending_act, closed_at from application where id = :applicationId for update)
     select case when a.closed_at is null then a.state end as state, a.pending_act as "pendingAct",
       (select engine_version from diagram_deployment where diagram = :diagram order by id desc limit 1) as "inForce",
       case when i.state = 'active' then i.version end as version,
       (select coalesce(jsonb_agg(jsonb_build_object('elementId', e.element_id, 'elementType', e.element_type) order by e.key), '[]')
        from monitor_element e where e.instance_key = i.key and e.left_at is null and e.element_type = any(:places)) as tokens,
       (select count(*)::int from monitor_incident f where f.instance_key = i.key and f.resolved_at is null) as incidents,
       (select t.element_id from task t join monitor_job j on j.key = t.job_key
        where t.application_id = a.id and t.state = 'open' and t.process_instance_key = i.key) as "openStep",
       (select jsonb_build_object('key', i.parent_key::text,
          'element', jsonb_build_object('key', c.key::text, 'id', c.element_id))
        from monitor_element c where c.key = i.parent_element_key) as caller,
       (select coalesce(jsonb_object_agg(v.name, v.value), '{}') from (
          select distinct on (name) name, value from monitor_variable
          where instance_key = i.key and scope_key = i.key order by name, position desc) v) as variables
     from held a left join monitor_instance i on i.key = :instanceKey::bigint`,
    { instanceKey: of.instanceKey, applicationId: of.applicationId, diagram: of.diagram, places: placeTypes },
  );
