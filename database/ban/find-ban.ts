import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** The bar that keeps a person from an accepting unit and business in a year, if there is one that was not lifted. */
export function findBan(
  knex: Db,
  ban: { accountId: string; acceptingUnitId: string; business: Business; year: number },
): Promise<{ id: string; reason: string } | undefined> {
  return queryOne(
    knex,
    `select id, reason from ban where account_id = :accountId and accepting_unit_id = :acceptingUnitId
       and business = :business and year = :year and lifted_at is null`,
    ban,
  );
}
