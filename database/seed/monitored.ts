import type { Knex } from 'knex';

/**
 * Instances in the projection for as many applications as are named: the first `running` of them under way in a called
 * unit review, the others finished, every fiftieth of those under way with an incident. By set-based SQL.
 */
export async function seedMonitored(
  knex: Knex,
  { finished, running }: { finished: number; running: number },
  now: Date,
): Promise<void> {
  const given = { total: finished + running, running, now };
  await knex.raw(
    `insert into monitor_instance (key, process_id, version, root_key, application_id, state, started_at, ended_at, position)
     select 1000000 + n * 10, case business when 'initial' then 'initial-recognition' else 'confirmation' end, 1 + n % 3,
       1000000 + n * 10, id, case when n > :total::int - :running::int then 'active' when n % 40 = 0 then 'terminated' else 'completed' end,
       :now::timestamptz - make_interval(mins => (:total::int - n)::int), case when n <= :total::int - :running::int then
       :now::timestamptz - make_interval(mins => ((:total::int - n) / 2)::int) end, n
     from (select id, business, row_number() over (order by created_at, id) as n from application limit :total::int) a`,
    given,
  );
  await knex.raw(
    `insert into monitor_instance (key, process_id, version, parent_key, parent_element_key, root_key, application_id, state,
       started_at, position)
     select key + 1, 'unit-review', version, key, key + 2, key, application_id, 'active', started_at, position
     from monitor_instance where state = 'active' and parent_key is null`,
  );
  await knex.raw(
    `insert into monitor_element (key, instance_key, root_key, element_id, element_type, process_id, version, scope_key, state,
       entered_at, left_at, position)
     select i.key + 2, i.key, i.key, 'unit-review', 'CALL_ACTIVITY', i.process_id, i.version, i.key, 'active', i.started_at,
       null::timestamptz, i.position
     from monitor_instance i where i.state = 'active' and i.parent_key is null
     union all
     select i.key + 2, i.key, i.root_key, (array['sign', 'review', 'publicity'])[1 + (i.key / 10) % 3], 'USER_TASK', 'unit-review',
       i.version, i.key, 'active', i.started_at, null, i.position
     from monitor_instance i where i.process_id = 'unit-review'
     union all
     select i.key + 4, i.key, i.key, 'validate-form', 'SERVICE_TASK', i.process_id, i.version, i.key, 'completed', i.started_at,
       i.started_at + interval '1 second', i.position
     from monitor_instance i where i.parent_key is null`,
  );
  await knex.raw(
    `insert into monitor_incident (key, instance_key, element_key, element_id, process_id, error_type, message, created_at, position)
     select key + 5, key, key + 2, 'review', 'unit-review', 'EXTRACT_VALUE_ERROR', 'no variable found', started_at, position
     from monitor_instance where process_id = 'unit-review' and (key / 10) % 50 = 0`,
  );
}
