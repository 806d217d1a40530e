import type { State } from '../../domain/application/states.ts';
import type { Business } from '../../domain/business.ts';
import type { StoredPermission } from '../../domain/rights.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type HeldRow = {
  id: string;
  number: string | null;
  business: Business;
  state: State;
  moving: boolean;
  applicantId: string;
  applicant: string;
  handlerId: string;
  needs: StoredPermission;
  waitingSince: Date;
  revision: number;
};

/** What is with one handler in the unit, what waits longest first; a page behind a key. */
export const heldBy = (
  knex: Db,
  ask: {
    unitId: string;
    accountId: string;
    businesses: readonly Business[];
    after: { at: Date; id: string } | undefined;
    limit: number;
  },
): Promise<HeldRow[]> =>
  query<HeldRow>(
    knex,
    `select a.id, a.number, a.business, a.state, a.pending_act is not null as moving, a.applicant_id as "applicantId",
       p.name as applicant, a.handler_id as "handlerId", a.step_permission as needs, a.waiting_since as "waitingSince", a.revision
     from application a join account p on p.id = a.applicant_id
     where a.unit_id = :unitId and a.handler_id = :accountId and a.state in ('to_sign', 'to_review', 'in_publicity')
       and a.business = any(:businesses::text[]) and (a.waiting_since, a.id) > (:at, :id)
     order by a.waiting_since, a.id limit :limit`,
    {
      unitId: ask.unitId,
      accountId: ask.accountId,
      businesses: ask.businesses,
      limit: ask.limit,
      at: ask.after?.at ?? '-infinity',
      id: ask.after?.id ?? '00000000-0000-0000-0000-000000000000',
    },
  );

/** How much is with one handler in the unit, by where it rests. */
export const countHeld = (
  knex: Db,
  ask: { unitId: string; accountId: string; businesses: readonly Business[] },
): Promise<{ state: State; count: number }[]> =>
  query(
    knex,
    `select state, count(*)::int as count from application
     where unit_id = :unitId and handler_id = :accountId and state in ('to_sign', 'to_review', 'in_publicity')
       and business = any(:businesses::text[]) group by state`,
    ask,
  );
