import type { Db } from '../../connect.ts';
import { query } from '../../query.ts';
import { stepTypes } from './instances.ts';

type Version = { processId: string; version: number };

/** how many instances of each version run, those that were called included, and how many incidents are open in them. */
export const runningVersions = (knex: Db): Promise<(Version & { running: number; incidents: number })[]> =>
  query(
    knex,
    `select r.process_id as "processId", r.version, r.running, coalesce(w.incidents, 0) as incidents
     from (
       select process_id, version, count(*)::int as running from monitor_instance
       where state = 'active' group by process_id, version
     ) r
     left join (
       select i.process_id, i.version, count(*)::int as incidents
       from monitor_incident f join monitor_instance i on i.key = f.instance_key
       where f.resolved_at is null group by i.process_id, i.version
     ) w on w.process_id = r.process_id and w.version = r.version
     order by r.process_id, r.version`,
  );

/** How many began and ended on each of the last days, the topmost instances alone; by the day in Shanghai. */
export const instancesByDay = (
  knex: Db,
  days: readonly string[],
): Promise<{ day: string; started: number; ended: number }[]> =>
  query(
    knex,
    `select d.day::text as day,
       (select count(*)::int from monitor_instance where parent_key is null
        and started_at >= d.day::timestamp at time zone 'Asia/Shanghai'
        and started_at < (d.day + 1)::timestamp at time zone 'Asia/Shanghai') as started,
       (select count(*)::int from monitor_instance where parent_key is null
        and ended_at >= d.day::timestamp at time zone 'Asia/Shanghai'
        and ended_at < (d.day + 1)::timestamp at time zone 'Asia/Shanghai') as ended
     from unnest(:days::date[]) as d (day) order by d.day`,
    { days },
  );

type StepRow = { elementId: string; waiting: number; oldest: Date | null };

/** Where instances of this version stand: every element that is not left, with the longest wait at it. */
export const waitingSteps = (knex: Db, version: Version): Promise<StepRow[]> =>
  query<StepRow>(
    knex,
    `select element_id as "elementId", count(*)::int as waiting, min(entered_at) as oldest from monitor_element
     where process_id = :processId and version = :version and left_at is null group by element_id order by element_id`,
    version,
  );

export const incidentsAtSteps = (
  knex: Db,
  version: Version,
): Promise<{ elementId: string; incidents: number }[]> =>
  query(
    knex,
    `select f.element_id as "elementId", count(*)::int as incidents
     from monitor_incident f join monitor_instance i on i.key = f.instance_key
     where f.process_id = :processId and f.resolved_at is null and i.version = :version group by f.element_id`,
    version,
  );

export type UnitRow = {
  id: string;
  name: string;
  waiting: number;
  oldest: Date | null;
  handled: number;
  averageDays: number | null;
};

/** Units with what waits at them, and how long their steps took that they have ended since then; the slowest first. */
export const slowUnits = (knex: Db, since: Date): Promise<UnitRow[]> =>
  query<UnitRow>(
    knex,
    `select u.id, u.name, coalesce(w.waiting, 0) as waiting, w.oldest, coalesce(h.handled, 0) as handled,
       h.average as "averageDays"
     from unit u
     left join (
       select unit_id, count(*)::int as waiting, min(arrived_at) as oldest from task
       where state = 'open' and unit_id is not null group by unit_id
     ) w on w.unit_id = u.id
     left join (
       select unit_id, count(*)::int as handled,
         round((avg(extract(epoch from closed_at - arrived_at)) / 86400)::numeric, 1)::float as average
       from task where state = 'done' and closed_at >= :since and unit_id is not null group by unit_id
     ) h on h.unit_id = u.id
     where w.unit_id is not null or h.unit_id is not null
     order by h.average desc nulls last, w.oldest limit 20`,
    { since },
  );

/** Every step at which something waits just now, with the newest version in which it does; the fullest first. */
export const stepsWaitedAt = (knex: Db): Promise<(Version & { elementId: string; waiting: number })[]> =>
  query(
    knex,
    `select process_id as "processId", max(version) as version, element_id as "elementId", count(*)::int as waiting
     from monitor_element where left_at is null and element_type = any(:steps)
     group by process_id, element_id order by count(*) desc, process_id, element_id limit 200`,
    { steps: stepTypes },
  );
