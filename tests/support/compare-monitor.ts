import type { Knex } from 'knex';
import { query } from '../../database/query.ts';

/**
 * Where the monitor tells something else of an application than the application itself: its open step, whether it still
 * runs. Empty where both agree, and all that the engine has done is known to the monitor.
 */
export const differences = (knex: Knex): Promise<{ application: string; what: string }[]> =>
  query(
    knex,
    `with open_task as (
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
     select a.id, 'its instances that run: ' || count(i.key) || ', state: ' || a.state
     from application a
     left join monitor_instance i on i.application_id = a.id and i.parent_key is null and i.state = 'active'
     where a.number is not null and a.state <> 'draft'
     group by a.id, a.state
     having count(i.key) <> case when a.state in
       ('to_amend', 'to_sign', 'to_review', 'in_publicity', 'to_certify', 'held') then 1 else 0 end`,
  );
