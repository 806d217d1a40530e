import { placeTypes } from '../migrating/standing.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type WaitingRow = {
  engineVersion: number;
  elementId: string;
  count: number;
  units: { name: string; count: number }[];
};

/** how many instances of a process stand where, by its version in the engine, and with which units. */
export const waitingByVersion = (knex: Db, processId: string): Promise<WaitingRow[]> =>
  query<WaitingRow>(
    knex,
    `select version as "engineVersion", element_id as "elementId", sum(count)::int as count,
       coalesce(jsonb_agg(jsonb_build_object('name', name, 'count', count) order by count desc, name)
         filter (where name is not null), '[]') as units
     from (
       select e.version, e.element_id, u.name, count(*)::int as count
       from monitor_element e
       left join monitor_instance root on root.key = e.root_key
       left join application a on a.id = root.application_id
       left join unit u on u.id = a.unit_id
       where e.process_id = :processId and e.left_at is null and e.element_type = any(:places)
       group by e.version, e.element_id, u.name
     ) placed
     group by version, element_id order by version desc, element_id`,
    { processId, places: placeTypes },
  );
