import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

type Pair = { fromUnitId: string; toUnitId: string; business: Business };

/** One more report from a unit to another, in the transaction of the act. */
export const countReport = (knex: Db, pair: Pair & { at: Date }): Promise<unknown> =>
  query(
    knex,
    `insert into report_history (from_unit_id, to_unit_id, business, reported, last_reported_at)
     values (:fromUnitId, :toUnitId, :business, 1, :at)
     on conflict (from_unit_id, business, to_unit_id) do update
       set reported = report_history.reported + 1, last_reported_at = excluded.last_reported_at`,
    pair,
  );

/** One of its reports was refused (拒收). */
export const countRefusal = (knex: Db, pair: Pair & { at: Date }): Promise<unknown> =>
  query(
    knex,
    `insert into report_history (from_unit_id, to_unit_id, business, refused, last_refused_at)
     values (:fromUnitId, :toUnitId, :business, 1, :at)
     on conflict (from_unit_id, business, to_unit_id) do update
       set refused = report_history.refused + 1, last_refused_at = excluded.last_refused_at`,
    pair,
  );

/** A report was recalled before anybody had begun: as if it had not been sent. */
export const uncountReport = (knex: Db, pair: Pair): Promise<unknown> =>
  query(
    knex,
    `update report_history set reported = greatest(0, reported - 1)
     where from_unit_id = :fromUnitId and business = :business and to_unit_id = :toUnitId`,
    pair,
  );
