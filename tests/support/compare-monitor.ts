import type { Knex } from 'knex';
import { query } from '../../database/query.ts';
import { waitFor } from './wait-for.ts';

/**
 * Our record of a migrated instance has followed it into its new version, the engine's of what had ended before has
 * not: there each step is where its job was.
 */
const asTold = (table: string): string => `
  select s.application_id, s.job_key, to_jsonb(s)->>'state' as state,
    case when m.key is null then s.element_id else coalesce(j.element_id, s.element_id) end as element_id,
    case when m.key is null then s.process_instance_key else coalesce(j.instance_key, s.process_instance_key) end
      as process_instance_key
  from public.${table} s left join migrated m on m.key = s.process_instance_key left join monitor_job j on j.key = s.job_key`;

/**
 * Where the monitor tells something else of an application than the application itself: its open step, every human and
 * every automatic step that it has come to, whether it still runs. Empty where both agree, and all that the engine has
 * done is known to the monitor. A step may be done and canceled: an event took it away between our commit and our answer.
 */
const differences = (knex: Knex): Promise<{ application: string; what: string }[]> =>
  query(
    knex,
    `with migrated as (
       select instance_key as key from mending where kind = 'migrate'
       union select called_key from mending where called_key is not null
     ), task as (
       ${asTold('task')}
     ), flow_step as (
       ${asTold('flow_step')}
     ), open_task as (
       select t.application_id, t.process_instance_key as instance_key, t.element_id
       from task t where t.state = 'open'
     ), waiting as (
       select i.application_id, e.instance_key, e.element_id
       from monitor_element e join monitor_instance i on i.key = e.instance_key
       where e.left_at is null and e.element_type = 'USER_TASK' and i.application_id is not null
     )
     select application_id as application, 'an open step that the monitor does not know: ' || element_id as what
     from (select * from open_task except select * from waiting) missing
     union all
     select application_id, 'a step that the application has not open: ' || element_id
     from (select * from waiting except select * from open_task) surplus
     union all
     (select application_id, 'a human step that the monitor does not know: ' || element_id || ' ' || process_instance_key
      from task except all
      select i.application_id, 'a human step that the monitor does not know: ' || e.element_id || ' ' || e.instance_key
      from monitor_element e join monitor_instance i on i.key = e.instance_key where e.element_type = 'USER_TASK')
     union all
     select f.application_id, 'an automatic step that the monitor does not know as done: ' || f.element_id
       || ', but as ' || coalesce(j.state, 'unknown')
     from flow_step f
     left join monitor_job j on j.key = f.job_key and j.element_id = f.element_id and j.instance_key = f.process_instance_key
     where coalesce(j.state, '') not in ('completed', 'error_thrown', 'canceled')
     union all
     select i.application_id, 'an automatic step that the application does not know: ' || j.element_id
     from monitor_job j join monitor_instance i on i.key = j.instance_key
     where i.application_id is not null and j.type <> 'io.camunda.zeebe:userTask' and j.state in ('completed', 'error_thrown')
       and not exists (select from flow_step f where f.job_key = j.key)
     union all
     select a.id, 'its instances that run: ' || count(i.key) || ', state: ' || a.state
     from application a
     left join monitor_instance i on i.application_id = a.id and i.parent_key is null and i.state = 'active'
     where a.number is not null and a.state <> 'draft'
     group by a.id, a.state
     having count(i.key) <> case when a.state in
       ('to_amend', 'to_sign', 'to_review', 'in_publicity', 'to_certify', 'held') then 1 else 0 end`,
  );

/** What still differs when nothing does any more, or when so many seconds are over: the stream comes a moment later. */
export async function lastingDifferences(
  knex: Knex,
  seconds: number,
): Promise<{ application: string; what: string }[]> {
  let found = await differences(knex);
  await waitFor(
    'the monitor to agree',
    async () => {
      found = await differences(knex);
      return found.length === 0;
    },
    seconds,
  ).catch(() => undefined);
  return found;
}
