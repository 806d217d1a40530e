import { type State, stateNames, states } from '../../domain/application/states.ts';
import { type DiagramId, processIds } from '../../domain/flow.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

const running: readonly State[] = stateNames.filter((state) => states[state].running && state !== 'draft');
const wholeWay: readonly string[] = Object.values(processIds);

/**
 * how many applications are just now on each version of this diagram in the engine, by our own record of steps. The
 * diagram of a business has an application until its end; any other one while its latest step lies in it.
 */
export const runningByVersion = (
  knex: Db,
  diagram: DiagramId,
): Promise<{ engineVersion: number; count: number }[]> =>
  query(
    knex,
    `select mine.process_version as "engineVersion", count(*)::int as count
     from application a
     cross join lateral (
       select s.process_id, s.process_version, s.job_key from (
         select t.process_id, t.process_version, t.job_key from task t
         where t.application_id = a.id and t.process_id is not null
         union all
         select f.process_id, f.process_version, f.job_key from flow_step f where f.application_id = a.id
       ) s where s.process_id = :diagram or not :wholeWay order by s.job_key desc limit 1
     ) mine
     where a.state = any(:running) and mine.process_id = :diagram
     group by 1 order by 1 desc`,
    { diagram, running, wholeWay: wholeWay.includes(diagram) },
  );
