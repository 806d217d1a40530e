import { placeTypes } from '../migrating/standing.ts';
import type { Db } from '../connect.ts';
import { queryAnew } from '../query.ts';

export type InstanceToMigrate = {
  key: string;
  applicationId: string | null;
  number: string | null;
  applicant: string | null;
  unit: string | null;
  moving: boolean;
  incidents: number;
  tokens: { elementId: string }[];
  openStep: string | null;
};

/** the instances of a version that run, the oldest first, of these applications or of all. */
export const instancesToMigrate = (
  knex: Db,
  ask: {
    processId: string;
    version: number;
    applicationIds: readonly string[] | undefined;
    limit: number;
  },
): Promise<InstanceToMigrate[]> =>
  queryAnew<InstanceToMigrate>(
    knex,
    `select i.key, a.id as "applicationId", a.number, p.name as applicant, u.name as unit,
       coalesce(a.pending_act is not null, false) as moving,
       (select count(*)::int from monitor_incident f where f.instance_key = i.key and f.resolved_at is null) as incidents,
       (select coalesce(jsonb_agg(jsonb_build_object('elementId', e.element_id) order by e.key), '[]')
        from monitor_element e where e.instance_key = i.key and e.left_at is null and e.element_type = any(:places)) as tokens,
       (select t.element_id from task t
        where t.application_id = a.id and t.state = 'open' and t.process_instance_key = i.key) as "openStep"
     from monitor_instance i
     join monitor_instance root on root.key = i.root_key
     left join application a on a.id = root.application_id
     left join account p on p.id = a.applicant_id
     left join unit u on u.id = a.unit_id
     where i.process_id = :processId and i.version = :version and i.state = 'active'
       and (:all or a.id = any(:applicationIds::uuid[]))
     order by i.key limit :limit`,
    {
      ...ask,
      all: ask.applicationIds === undefined,
      applicationIds: ask.applicationIds ?? [],
      places: placeTypes,
    },
  );
