import type { State } from '../../../domain/application/states.ts';
import type { Db } from '../../connect.ts';
import { literally } from '../../literally.ts';
import { query, queryAnew } from '../../query.ts';

export type InstanceAsk = {
  applicant?: string | undefined;
  number?: string | undefined;
  unitId?: string | undefined;
  processId?: string | undefined;
  version?: number | undefined;
  state?: string | undefined;
  elementId?: string | undefined;
  /** In some step since before this instant. */
  waitingSince?: Date | undefined;
  incidents?: boolean | undefined;
  after?: string | undefined;
  limit: number;
};

/** People whom a search by name leaves, at most; whoever shares a name with more has to be found by number. */
const peopleOfName = 1000;

const applicationNamed = `i.application_id in (
  select a.id from application a
  where a.applicant_id in (select id from account where name like :applicant limit ${peopleOfName}))`;

/** Each is one index of `monitor_instance` or what leads to it by another one. */
const filters: Record<string, string> = {
  applicant: applicationNamed,
  number: 'i.application_id in (select id from application where number like :number)',
  // As an array: an accepting unit has thousands, whose instances lie anywhere among the newest and the oldest.
  unitId: 'i.application_id = any(array(select id from application where unit_id = :unitId))',
  processId: 'i.process_id = :processId',
  version: 'i.version = :version',
  state: 'i.state = :state',
  elementId:
    'i.key in (select e.root_key from monitor_element e where e.left_at is null and e.element_id = :elementId)',
  // Whoever waits since then has begun before: by the key, which grows with time, younger ones are not even looked at.
  waitingSince: `i.state = 'active' and i.key <= (
      select max(key) from monitor_instance where started_at <= :waitingSince and parent_key is null)
    and exists (select from monitor_element e where e.root_key = i.key and e.left_at is null
      and e.entered_at <= :waitingSince and e.element_type = any(:steps))`,
  // Few beside what runs: gathered first, as an array, and then looked up.
  incidents: `i.key = any(array(select distinct root.root_key
    from monitor_incident f join monitor_instance root on root.key = f.instance_key where f.resolved_at is null))`,
  after: 'i.key < :after',
};

/** Elements at which an instance waits; what contains others is no place to be. */
export const stepTypes = [
  'USER_TASK',
  'SERVICE_TASK',
  'RECEIVE_TASK',
  'SEND_TASK',
  'SCRIPT_TASK',
  'BUSINESS_RULE_TASK',
  'INTERMEDIATE_CATCH_EVENT',
  'EVENT_BASED_GATEWAY',
] as const;

/** the topmost instances that are asked for, the newest first, by their keys. */
export async function instanceKeys(knex: Db, ask: InstanceAsk): Promise<string[]> {
  const { limit, ...rest } = ask;
  const bindings: Record<string, string | number | Date | boolean | readonly string[]> = {
    limit,
    steps: stepTypes,
  };
  // What is left blank or switched off is not asked for.
  for (const [name, value] of Object.entries(rest)) if (value) bindings[name] = value;
  if (ask.applicant) bindings.applicant = `${literally(ask.applicant)}%`;
  if (ask.number) bindings.number = `${literally(ask.number)}%`;
  const where = Object.keys(filters).filter((name) => name in bindings);
  const rows = await queryAnew<{ key: string }>(
    knex,
    `select i.key from monitor_instance i
     where ${['i.parent_key is null', ...where.map((name) => filters[name] ?? '')].join(' and ')}
     order by i.key desc limit :limit`,
    bindings,
  );
  return rows.map(({ key }) => key);
}

export type InstanceRow = {
  key: string;
  rootKey: string;
  processId: string;
  version: number;
  state: 'active' | 'completed' | 'terminated';
  startedAt: Date | null;
  endedAt: Date | null;
  incidents: number;
  applicationId: string | null;
  number: string | null;
  applicant: string | null;
  applicationState: State | null;
  unit: string | null;
  waiting: { elementId: string; processId: string; version: number; since: string | null }[];
};

/** These instances with whose application they are and where they stand, in the order of their keys, the newest first. */
export const instancesOf = (knex: Db, keys: readonly string[]): Promise<InstanceRow[]> =>
  query<InstanceRow>(
    knex,
    `select i.key, i.root_key as "rootKey", i.process_id as "processId", i.version, i.state,
       i.started_at as "startedAt", i.ended_at as "endedAt",
       (select count(*)::int from monitor_incident f join monitor_instance own on own.key = f.instance_key
        where own.root_key = i.root_key and f.resolved_at is null) as incidents,
       a.id as "applicationId", a.number, p.name as applicant, a.state as "applicationState", u.name as unit,
       (select coalesce(jsonb_agg(jsonb_build_object('elementId', e.element_id, 'processId', e.process_id,
          'version', e.version, 'since', e.entered_at) order by e.key), '[]')
        from monitor_element e where e.root_key = i.root_key and e.left_at is null and e.element_type = any(:steps)) as waiting
     from monitor_instance i
     left join application a on a.id = i.application_id
     left join account p on p.id = a.applicant_id
     left join unit u on u.id = a.unit_id
     where i.key = any(:keys::bigint[]) order by i.key desc`,
    { keys, steps: stepTypes },
  );
