import type { Tab } from '../../domain/api/application-lists.ts';
import type { State } from '../../domain/application/states.ts';
import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';
import { type ApplicationRow, columns, joins } from './applications.ts';

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

const here = {
  from: `from application a ${joins} where a.unit_id = :unitId and a.business = :business and a.state = :tab`,
  at: 'a.updated_at',
  id: 'a.id',
};
const everReached = `from reach r join application a on a.id = r.application_id ${joins}
  where r.unit_id = :unitId and r.business = :business`;
const reached = {
  all: { from: everReached, at: 'r.reached_at', id: 'r.application_id' },
  reported: { from: `${everReached} and r.reported`, at: 'r.reached_at', id: 'r.application_id' },
};

/**
 * R-40: a page of a unit's tab. What lies with the unit comes in the order in which it moved, what it has reported and
 * all that ever came to it in the order in which it came.
 */
export function applicationsInTab(knex: Db, ask: ListAsk): Promise<ListRow[]> {
  const { from, at, id } = ask.tab === 'all' || ask.tab === 'reported' ? reached[ask.tab] : here;
  const direction = ask.order === 'oldest' ? 'asc' : 'desc';
  const narrowed = narrowings(ask, at);
  if (ask.after)
    narrowed.push([
      `(${at}, ${id}) ${direction === 'asc' ? '>' : '<'} (:afterAt, :afterId)`,
      { afterAt: ask.after.at, afterId: ask.after.id },
    ]);
  return query<ListRow>(
    knex,
    `select ${columns}, ${at} as sort_at ${from} ${narrowed.map(([sql]) => `and ${sql}`).join(' ')}
     order by ${at} ${direction}, ${id} ${direction} limit :limit`,
    {
      unitId: ask.unitId,
      business: ask.business,
      limit: ask.limit,
      ...(from === here.from ? { tab: ask.tab } : {}),
      ...Object.fromEntries(narrowed.flatMap(([, bindings]) => Object.entries(bindings))),
    },
  );
}

type Narrowing = [sql: string, bindings: Record<string, string | Date | readonly string[]>];

function narrowings(
  { search, state, workUnitId, handlerIds, from, before }: ListAsk,
  at: string,
): Narrowing[] {
  return [
    ...(search ? [searched(search)] : []),
    ...(state ? ([['a.state = :state', { state }]] satisfies Narrowing[]) : []),
    ...(workUnitId ? ([['a.work_unit_id = :workUnitId', { workUnitId }]] satisfies Narrowing[]) : []),
    ...(handlerIds
      ? ([['a.handler_id = any(:handlerIds::uuid[])', { handlerIds }]] satisfies Narrowing[])
      : []),
    ...(from ? ([[`${at} >= :from`, { from }]] satisfies Narrowing[]) : []),
    ...(before ? ([[`${at} < :before`, { before }]] satisfies Narrowing[]) : []),
  ];
}

/** A beginning, told as a range: `like` with a bound value would not use the index. */
export function searched(search: string): Narrowing {
  const bindings = { low: search, high: `${search}\u{10ffff}` };
  return /^[\dA-Za-z-]+$/.test(search)
    ? ['a.number ~>=~ :low and a.number ~<~ :high', bindings]
    : ['p.name ~>=~ :low and p.name ~<~ :high', bindings];
}

/** How many applications of this business lie with the unit, by state (R-40). */
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
