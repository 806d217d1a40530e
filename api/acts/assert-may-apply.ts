import { findBan } from '../../database/ban/find-ban.ts';
import type { Db } from '../../database/connect.ts';
import { acceptingUnit } from '../../database/unit/accepting-unit.ts';
import { banYear } from '../../domain/ban/ban.ts';
import { type Business, businessTitles } from '../../domain/business.ts';
import { refuse } from '../../domain/errors.ts';

type Ask = {
  accountId: string;
  acceptingUnitId: string;
  business: Business;
  now: Date;
};

/** the accepting unit takes this business, and the applicant is not barred there this year. */
export async function assertMayApply(knex: Db, ask: Ask): Promise<void> {
  const business = businessTitles[ask.business].usual;
  const unit = await acceptingUnit(knex, ask.acceptingUnitId, ask.business);
  if (!unit?.enabled) refuse('ACCEPTING_UNIT_CLOSED', { unit: unit?.name ?? '', business });
  const year = banYear(ask.now);
  const ban = await findBan(knex, { ...ask, year });
  if (ban) refuse('BARRED', { business, year: String(year), unit: unit.name });
}
