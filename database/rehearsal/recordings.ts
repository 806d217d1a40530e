import type { Played } from '../../domain/rehearsal/alike.ts';
import { isEnd } from '../../domain/rehearsal/heard.ts';
import type { Decision, Passed } from '../../domain/rehearsal/recording.ts';
import type { Db } from '../connect.ts';
import { query, queryAnew, queryOne } from '../query.ts';

/** How the latest applications went whose topmost process is one of these, and has ended; the newest first. */
export type Recorded = {
  played: Played[];
  /** Looked through, but not to be played: an administrator mended them, or their begin was not recorded. */
  unplayable: number;
  /** There are older ones. */
  more: boolean;
};

/** what is recorded of closed applications, from the monitor's projection. */
export async function recordedWays(
  knex: Db,
  { processes, limit }: { processes: readonly string[]; limit: number },
): Promise<Recorded> {
  const found = await endedRoots(knex, processes, limit + 1);
  const roots = found.slice(0, limit);
  const keys = roots.map(({ key }) => key);
  const whole = new Set(await wholeRoots(knex, keys));
  const decisions = Map.groupBy(await decisionsOf(knex, keys), ({ root }) => root);
  const passed = Map.groupBy(await passedOf(knex, keys), ({ root }) => root);
  const starts = Map.groupBy(await startsOf(knex, keys), ({ root }) => root);
  const played = roots.flatMap(({ key, process, applicationId }): Played[] => {
    const decided = decisions.get(key) ?? [];
    if (!whole.has(key) || decided.length === 0) return [];
    const start = (starts.get(key) ?? []).map(({ name, value }): [string, unknown] => [
      name,
      JSON.parse(value),
    ]);
    return [
      {
        applicationId,
        recording: {
          process,
          start: Object.fromEntries(start),
          decisions: decided.map(decisionOf),
          passed: (passed.get(key) ?? []).map((one) => passedIn(one, key)),
        },
      },
    ];
  });
  return { played, unplayable: roots.length - played.length, more: found.length > limit };
}

type Root = { key: string; process: string; applicationId: string };

/** Topmost instances of these processes that have ended for an application, the newest first: keys grow with time. */
async function endedRoots(knex: Db, processes: readonly string[], limit: number): Promise<Root[]> {
  const found: Root[] = [];
  // One by one, each planned for itself: of one process there are many, of another one hardly any.
  for (const process of processes)
    found.push(
      ...(await queryAnew<Root>(
        knex,
        `select i.key, i.process_id as process, i.application_id as "applicationId" from monitor_instance i
         where i.process_id = :process and i.parent_key is null and i.state = 'completed'
           and i.application_id is not null
         order by i.key desc limit :limit`,
        { process, limit },
      )),
    );
  return found.toSorted((a, b) => (BigInt(a.key) < BigInt(b.key) ? 1 : -1)).slice(0, limit);
}

/** How many there are to be looked through, as far as this number; and whether the engine tells us at all. */
export async function recordedCount(
  knex: Db,
  { processes, limit }: { processes: readonly string[]; limit: number },
): Promise<{ recorded: number; recording: boolean }> {
  const told = await queryOne(knex, 'select 1 from monitor_stream limit 1');
  return { recorded: (await endedRoots(knex, processes, limit)).length, recording: told !== undefined };
}

/** Of these, whose every job left a decision, and which no administrator has led another way. */
async function wholeRoots(knex: Db, roots: readonly string[]): Promise<string[]> {
  const rows = await query<{ root: string }>(
    knex,
    `select i.root_key as root from monitor_instance i
     where i.root_key = any(:roots::bigint[])
     group by 1
     having bool_and(i.started_at is not null)
       and sum((select count(*) from monitor_job j where j.instance_key = i.key
                and j.state in ('completed', 'error_thrown')))
         = sum((select count(*) from monitor_decision d where d.instance_key = i.key and d.kind <> 'event'))
       and not bool_or(exists (select 1 from mending m where m.instance_key = i.key and m.state = 'done'
                               and m.kind in ('move', 'variables')))`,
    { roots },
  );
  return rows.map(({ root }) => root);
}

type DecisionRow = Omit<Decision, 'result'> & { root: string; result: string };
const decisionOf = ({ kind, process, element, result, errorCode }: DecisionRow): Decision => ({
  kind,
  process,
  element,
  result: JSON.parse(result) as Decision['result'],
  errorCode,
});

const decisionsOf = (knex: Db, roots: readonly string[]): Promise<DecisionRow[]> =>
  query(
    knex,
    `select i.root_key as root, d.kind, i.process_id as process, d.element_id as element, d.result,
       d.error_code as "errorCode"
     from monitor_instance i join monitor_decision d on d.instance_key = i.key
     where i.root_key = any(:roots::bigint[]) order by d.position`,
    { roots },
  );

type PassedRow = { root: string; process: string; element: string; type: string; scope: string | null };
const passedIn = ({ process, element, type, scope }: PassedRow, root: string): Passed => ({
  process,
  element,
  isEnd: isEnd({ elementType: type, scopeKey: scope }, root),
});

/** Keys grow with time. */
const passedOf = (knex: Db, roots: readonly string[]): Promise<PassedRow[]> =>
  query(
    knex,
    `select i.root_key as root, e.process_id as process, e.element_id as element, e.element_type as type,
       e.scope_key as scope
     from monitor_instance i join monitor_element e on e.instance_key = i.key
     where i.root_key = any(:roots::bigint[]) order by e.key`,
    { roots },
  );

/** What each began with: the variables that it had before anything was decided. */
const startsOf = (
  knex: Db,
  roots: readonly string[],
): Promise<{ root: string; name: string; value: string }[]> =>
  query(
    knex,
    `select v.instance_key as root, v.name, v.value from monitor_variable v
     where v.instance_key = any(:roots::bigint[]) and v.scope_key = v.instance_key
       and v.position < (select min(d.position) from monitor_decision d where d.instance_key = v.instance_key)
     order by v.position`,
    { roots },
  );
