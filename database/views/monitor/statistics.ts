import { daysOfRoots, uncounted } from '../../monitor/ended.ts';
import type { Db } from '../../connect.ts';
import { query } from '../../query.ts';

/** Ended since the last night; more than a day brings are left for the night to count. */
const mostUncounted = 5000;

type Period = { processId: string; from: string; to: string };
export type TookRow = { count: number; averageSeconds: number; longestSeconds: number };

/** The counted days, and those that only the coming night counts. */
const days = `(
  select * from monitor_day where process_id = :processId and day between :from and :to
  union all
  select * from (${daysOfRoots}) late where process_id = :processId and day between :from and :to
) d`;

const took = `sum(count)::int as count, round(sum(seconds) / sum(count))::float as "averageSeconds",
  max(longest_seconds)::float as "longestSeconds"`;

type Asked = Period & { roots: readonly string[] };

/**
 * how often a process and each of its steps ended in the period, both days included, and how long they took: the
 * process by month, from begin to end.
 */
export async function processTook(
  knex: Db,
  period: Period,
): Promise<{ months: MonthRow[]; steps: StepRow[] }> {
  const roots = (await uncounted(knex, mostUncounted)).map(({ key }) => key);
  const asked = { ...period, roots };
  const [months, steps] = await Promise.all([monthsTook(knex, asked), stepsTook(knex, asked)]);
  return { months, steps };
}

type StepRow = TookRow & { elementId: string; version: number };
const stepsTook = (knex: Db, asked: Asked): Promise<StepRow[]> =>
  query(
    knex,
    `select element_id as "elementId", max(version) as version, ${took} from ${days}
     where element_id <> :processId group by element_id having max(longest_seconds) > 0
     order by sum(seconds) desc, element_id`,
    asked,
  );

type MonthRow = TookRow & { month: string };
const monthsTook = (knex: Db, asked: Asked): Promise<MonthRow[]> =>
  query(
    knex,
    `select to_char(day, 'YYYY-MM') as month, ${took} from ${days}
     where element_id = :processId group by 1 order by 1`,
    asked,
  );
