import type { Tab } from '../../domain/api/application-lists.ts';
import type { State } from '../../domain/application/states.ts';
import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query, queryAnew } from '../query.ts';
import { type ApplicationRow, applicationRows } from './applications.ts';

/** `sort_at` and `id` are the key of the page that follows. */
export type ListRow = ApplicationRow & { sort_at: Date };

export type ListAsk = {
  unitId: string;
  business: Business;
  tab: Tab;
  /** The beginning of a number or of an applicant's name. */
  search?: string | undefined;
  state?: State | undefined;
  workUnitId?: string | undefined;
  /** Those who handle it. */
  handlerIds?: readonly string[] | undefined;
  /** From this instant on, and before that one. */
  from?: Date | undefined;
  before?: Date | undefined;
  order?: 'newest' | 'oldest' | undefined;
  after?: { at: Date; id: string } | undefined;
  limit: number;
};

/** Of so many that a search or a handler leaves, each is looked at; of more, enough are found in the list's own order. */
const few = 1000;

/**
 * a page of a unit's tab. What lies with the unit comes in the order in which it moved, what it has reported and
 * all that ever came to it in the order in which it came. Chosen in steps of which each has one good plan whatever is
 * looked for: a rare name and a frequent one want opposite ways through the same tables, and a prepared statement has
 * one plan for both.
 */
export async function applicationsInTab(knex: Db, ask: ListAsk): Promise<ListRow[]> {
  const matches = await fewMatches(knex, ask);
  if (matches?.length === 0) return [];
  const page = await pageOfTab(knex, ask, matches);
  const sortAt = new Map(page.map(({ id, at }) => [id, at]));
  const rows = await applicationRows(
    knex,
    page.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, sort_at: sortAt.get(row.id) ?? row.updated_at }));
}

/** The ids that the search leaves, else those of the handlers; nothing where neither narrows or too many are left. */
async function fewMatches(
  knex: Db,
  { unitId, business, search, handlerIds }: ListAsk,
): Promise<string[] | undefined> {
  if (!search && !handlerIds) return undefined;
  const rows = search
    ? await searchMatches(knex, { unitId, business, search })
    : await queryAnew<{ id: string }>(
        knex,
        `select id from application where handler_id = any(:handlerIds::uuid[]) and unit_id = :unitId limit ${few + 1}`,
        { handlerIds: handlerIds ?? [], unitId },
      );
  return rows.length > few ? undefined : rows.map(({ id }) => id);
}

/** In the order of the index, so that no plan reads more than it gives. */
function searchMatches(
  knex: Db,
  { search, ...at }: { unitId: string; business: Business; search: string },
): Promise<{ id: string }[]> {
  const [sql, bindings] = searched(search);
  return queryAnew(
    knex,
    `select r.application_id as id from reach r where r.unit_id = :unitId and r.business = :business and ${sql}
     order by ${searchedColumn(search)} using ~<~ limit ${few + 1}`,
    { ...at, ...bindings },
  );
}

/** The key of the page's rows, in order. */
function pageOfTab(
  knex: Db,
  ask: ListAsk,
  matches: readonly string[] | undefined,
): Promise<{ id: string; at: Date }[]> {
  const reached = ask.tab === 'all' || ask.tab === 'reported';
  const [at, id] = reached ? ['r.reached_at', 'r.application_id'] : ['a.updated_at', 'a.id'];
  const direction = ask.order === 'oldest' ? 'asc' : 'desc';
  const narrowed = [
    ...(reached ? inReach(ask) : lyingHere(ask)),
    ...narrowings(ask, { at, row: reached ? 'r' : 'a', searches: matches === undefined }),
  ];
  if (ask.after)
    narrowed.push([
      `(${at}, ${id}) ${direction === 'asc' ? '>' : '<'} (:afterAt, :afterId)`,
      { afterAt: ask.after.at, afterId: ask.after.id },
    ]);
  return queryAnew(
    knex,
    `select ${id} as id, ${at} as at from ${sourceOf(ask, matches, reached)}
     where ${narrowed.map(([sql]) => sql).join(' and ')}
     order by ${at} ${direction}, ${id} ${direction} limit :limit`,
    {
      limit: ask.limit,
      ...(matches ? { matches } : {}),
      ...Object.fromEntries(narrowed.flatMap(([, bindings]) => Object.entries(bindings))),
    },
  );
}

/** Where a page is looked for: among what matches, or in the list's own order; with what is asked beside it. */
function sourceOf(ask: ListAsk, matches: readonly string[] | undefined, reached: boolean): string {
  const ofUnit = 'r.unit_id = :unitId and r.application_id =';
  const application = ask.handlerIds ? 'join application a on a.id = r.application_id' : '';
  if (reached)
    return matches
      ? `unnest(:matches::uuid[]) m (id) join reach r on ${ofUnit} m.id ${application}`
      : `reach r ${application}`;
  if (matches) return 'unnest(:matches::uuid[]) m (id) join application a on a.id = m.id';
  return ask.search ? `application a join reach r on ${ofUnit} a.id` : 'application a';
}

type Narrowing = [sql: string, bindings: Record<string, string | Date | readonly string[]>];

const inReach = ({ unitId, business, tab }: ListAsk): Narrowing[] => [
  ['r.unit_id = :unitId', { unitId }],
  ['r.business = :business', { business }],
  ...(tab === 'reported' ? ([['r.reported', {}]] satisfies Narrowing[]) : []),
];

const lyingHere = ({ unitId, business, tab }: ListAsk): Narrowing[] => [
  ['a.unit_id = :unitId', { unitId }],
  ['a.business = :business', { business }],
  ['a.state = :tab', { tab }],
];

function narrowings(
  { search, state, workUnitId, handlerIds, from, before }: ListAsk,
  { at, row, searches }: { at: string; row: 'a' | 'r'; searches: boolean },
): Narrowing[] {
  return [
    ...(search && searches ? [searched(search)] : []),
    ...(state ? ([[`${row}.state = :state`, { state }]] satisfies Narrowing[]) : []),
    ...(workUnitId ? ([[`${row}.work_unit_id = :workUnitId`, { workUnitId }]] satisfies Narrowing[]) : []),
    ...(handlerIds
      ? ([['a.handler_id = any(:handlerIds::uuid[])', { handlerIds }]] satisfies Narrowing[])
      : []),
    ...(from ? ([[`${at} >= :from`, { from }]] satisfies Narrowing[]) : []),
    ...(before ? ([[`${at} < :before`, { before }]] satisfies Narrowing[]) : []),
  ];
}

/** A beginning of number or name in `reach r`, told as a range: `like` with a bound value would not use the index. */
export function searched(search: string): Narrowing {
  const column = searchedColumn(search);
  return [`${column} ~>=~ :low and ${column} ~<~ :high`, { low: search, high: `${search}\u{10ffff}` }];
}

const searchedColumn = (search: string): string => (/^[\dA-Za-z-]+$/.test(search) ? 'r.number' : 'r.name');

/** How many applications of this business lie with the unit, by state. */
export const countsByState = (
  knex: Db,
  unitId: string,
  business: Business,
): Promise<{ state: string; count: number }[]> =>
  query(
    knex,
    'select state, count(*)::int as count from application where unit_id = :unitId and business = :business group by state',
    { unitId, business },
  );

/** How many have ever come to the unit, and how many of them it has reported; not counted beyond `most`. */
export const countsReached = (
  knex: Db,
  ask: { unitId: string; business: Business; most: number },
): Promise<{ tab: 'all' | 'reported'; count: number }[]> =>
  query(
    knex,
    `select 'all' as tab, count(*)::int as count from (
       select 1 from reach where unit_id = :unitId and business = :business
       order by reached_at desc, application_id desc limit :most) l
     union all
     select 'reported', count(*)::int from (
       select 1 from reach where unit_id = :unitId and business = :business and reported
       order by reached_at desc, application_id desc limit :most) l`,
    ask,
  );
