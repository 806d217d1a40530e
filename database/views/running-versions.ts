import { type State, stateNames, states } from '../../domain/application/states.ts';
import { type DiagramId, processIds } from '../../domain/flow.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

const running: readonly State[] = stateNames.filter((state) => states[state].running && state !== 'draft');
const wholeWay: readonly string[] = Object.values(processIds);

type Running = { engineVersion: number; count: number };

/** The latest step of an application, `which` of them. */
const latestStep = (which: string): string => `
  select s.process_id, s.process_version from (
    select t.process_id, t.process_version, t.job_key from task t
    where t.application_id = a.id and t.process_id is not null
    union all
    select f.process_id, f.process_version, f.job_key from flow_step f where f.application_id = a.id
  ) s where ${which} order by s.job_key desc limit 1`;

/**
 * how many applications are just now on each version of this diagram in the engine, by our own record of steps. The
 * diagram of a business has an application until its end; any other one while its latest step lies in it.
 */
export const runningByVersion = (knex: Db, diagram: DiagramId): Promise<Running[]> =>
  query<Running>(knex, wholeWay.includes(diagram) ? onWholeWay : atStep, { diagram, running });

const onWholeWay = `
  select mine.process_version as "engineVersion", count(*)::int as count
  from application a cross join lateral (${latestStep('s.process_id = :diagram')}) mine
  where a.state = any(:running) group by 1 order by 1 desc`;

/** One that rests is where its open step is; one that moves is looked up by the latest that it has come to. */
const atStep = `
  select process_version as "engineVersion", count(*)::int as count from (
    select t.process_version from task t join application a on a.id = t.application_id
    where t.state = 'open' and t.process_id = :diagram and a.state = any(:running) and a.pending_act is null
    union all
    select mine.process_version
    from application a cross join lateral (${latestStep('true')}) mine
    where a.pending_act is not null and a.state = any(:running) and mine.process_id = :diagram
  ) found
  group by 1 order by 1 desc`;
