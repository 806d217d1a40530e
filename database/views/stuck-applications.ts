import type { Business } from '../../domain/business.ts';
import { addDays } from '../../domain/calendar/date.ts';
import type { Standing } from '../../domain/stuck/causes.ts';
import { calendarNeeded, silenceCutoffs } from '../../domain/stuck/silence.ts';
import { loadCalendar } from '../calendar/load.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type StuckRow = Standing & {
  id: string;
  number: string | null;
  business: Business;
  applicant: string;
  unitId: string;
  unit: string;
  handlerId: string | null;
  waitingSince: Date;
  revision: number;
};

export type StuckAsk = {
  /** Null: over all units. */
  unitId: string | null;
  businesses: readonly Business[];
  today: string;
  after: { at: Date; id: string } | undefined;
  limit: number;
};

/** With a unit, and waiting for it; the words of the partial indexes. */
const lies = `a.state in ('to_sign', 'to_review', 'in_publicity')`;
const behindKey = `a.pending_act is null and a.business = any(:businesses::text[]) and (a.waiting_since, a.id) > (:at, :id)
  order by a.waiting_since, a.id limit :limit`;

/** The units, with the moment before which something has been lying too long there. */
const scope = `scope as (
  select u.id, u.name, u.silence_limit, (:cutoffs::timestamptz[])[u.silence_limit] as cutoff from unit u
  where :unitId::uuid is null or u.id = :unitId)`;

/** Each pair of handler and permission for which something is with them: stepped through, not read through. */
const held = `held (unit_id, handler_id, needs) as (
  select s.id, f.handler_id, f.step_permission from scope s cross join lateral (
    select a.handler_id, a.step_permission from application a where a.unit_id = s.id and a.handler_id is not null and ${lies}
    order by a.handler_id, a.step_permission limit 1) f
  union all
  select h.unit_id, n.handler_id, n.step_permission from held h cross join lateral (
    select a.handler_id, a.step_permission from application a where a.unit_id = h.unit_id and a.handler_id is not null and ${lies}
      and (a.handler_id, a.step_permission) > (h.handler_id, h.needs)
    order by a.handler_id, a.step_permission limit 1) n)`;

/** Whether somebody acts for the unit, and has the menu asked for there: a handler, or its legal person. */
const standing = (accountId: string, as: string): string => `left join lateral (
  select legal or m.account_id is not null as acts, legal or coalesce(h.needs = any(m.permissions), false) as may
  from (select (select legal_unit_id from account where id = ${accountId}) is not distinct from h.unit_id as legal) l
  left join handler m on m.unit_id = h.unit_id and m.account_id = ${accountId} and m.removed_at is null) ${as} on true`;

/** Of them those who can do nothing for it: gone, without the permission, or away today. */
const blocked = `blocked as materialized (
  select h.*, not own.acts as removed, not own.may as lacks, b.from_date, b.to_date, b.deputy_id,
    (select name from account where id = b.deputy_id) as deputy, deputys.may as deputy_can
  from held h ${standing('h.handler_id', 'own')}
  left join lateral (
    select from_date, to_date, deputy_id from absence where unit_id = h.unit_id and account_id = h.handler_id
      and ended_at is null and :today::date between from_date and to_date limit 1) b on true
  ${standing('b.deputy_id', 'deputys')}
  where not own.may or b.deputy_id is not null)`;

const withBlocked = `select f.* from blocked h cross join lateral (
  select a.id, a.waiting_since from application a
  where a.unit_id = h.unit_id and a.handler_id = h.handler_id and a.step_permission = h.needs and ${lies} and ${behindKey}) f`;

const silentInUnit = `select f.* from scope s cross join lateral (
  select a.id, a.waiting_since from application a
  where a.unit_id = s.id and ${lies} and a.waiting_since < s.cutoff and ${behindKey}) f`;

/** Over all units in one order: a unit each would read a page of every one. */
const silentAnywhere = `(select a.id, a.waiting_since from application a
  where ${lies} and a.waiting_since < (:cutoffs::timestamptz[])[1]
    and a.waiting_since < (select (:cutoffs::timestamptz[])[u.silence_limit] from unit u where u.id = a.unit_id) and ${behindKey})`;

/**
 * what stands still in a unit, or anywhere, with what is known of why; what waits longest first, a page behind a
 * key. Reads what it shows, however much lies with the unit.
 */
export async function stuckApplications(knex: Db, ask: StuckAsk): Promise<StuckRow[]> {
  const { calendar } = await loadCalendar(knex, addDays(ask.today, -calendarNeeded));
  return query<StuckRow>(
    knex,
    `with recursive ${scope}, ${held}, ${blocked},
     found as (
       select * from (${withBlocked} union ${ask.unitId === null ? silentAnywhere : silentInUnit}) both_kinds
       order by waiting_since, id limit :limit)
     select a.id, a.number, a.business, a.state, (select name from account where id = a.applicant_id) as applicant, s.id as "unitId", s.name as unit,
       a.handler_id as "handlerId", (select name from account where id = a.handler_id) as handler, a.waiting_since as "waitingSince", a.revision,
       coalesce(k.removed, false) as removed, coalesce(k.lacks, false) as lacks, a.step_permission as needs,
       case when k.deputy_id is not null then json_build_object('from', k.from_date, 'to', k.to_date, 'deputy', k.deputy,
         'deputyCan', k.deputy_can and k.deputy_id <> a.applicant_id) end as absence,
       a.waiting_since < s.cutoff as silent, s.silence_limit as "silenceLimit"
     from found f join application a on a.id = f.id join scope s on s.id = a.unit_id
     left join blocked k on k.unit_id = a.unit_id and k.handler_id = a.handler_id and k.needs = a.step_permission
     order by a.waiting_since, a.id`,
    {
      unitId: ask.unitId,
      businesses: ask.businesses,
      today: ask.today,
      cutoffs: silenceCutoffs(ask.today, calendar).map((at) => at.toISOString()),
      limit: ask.limit,
      at: ask.after?.at ?? '-infinity',
      id: ask.after?.id ?? '00000000-0000-0000-0000-000000000000',
    },
  );
}
