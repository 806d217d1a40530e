import type { Business } from '../../domain/business.ts';
import type { RoutingRules } from '../../domain/routing/rules.ts';
import { liveWay } from '../application/live-way.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { type CandidateUnit, candidateUnits } from './candidates.ts';
import { routingRulesAt } from './routing-rules.ts';

export type RoutingFacts = {
  unit: CandidateUnit;
  acceptingUnit: CandidateUnit;
  /** Every unit that could lie above, and the named ones. */
  units: CandidateUnit[];
  wayUnitIds: string[];
  business: Business;
  rules: RoutingRules;
};

/**
 * What judging superiors needs: the same for the list, for the report and for the worker. `unitId` reports, `nextUnitId`
 * is named besides those that could lie above. Nothing when the application or one of its units does not exist.
 */
export async function routingFacts(
  knex: Db,
  ask: { applicationId: string; unitId: string; nextUnitId?: string; at: Date },
): Promise<RoutingFacts | undefined> {
  const application = await queryOne<{ acceptingUnitId: string; applicantId: string; business: Business }>(
    knex,
    `select accepting_unit_id as "acceptingUnitId", applicant_id as "applicantId", business from application
     where id = :applicationId`,
    { applicationId: ask.applicationId },
  );
  if (!application) return undefined;
  const { acceptingUnitId, applicantId, business } = application;
  const alsoIds = [ask.unitId, acceptingUnitId, ...(ask.nextUnitId ? [ask.nextUnitId] : [])];
  const units = await candidateUnits(knex, { fromUnitId: ask.unitId, business, applicantId, alsoIds });
  const unit = units.find(({ id }) => id === ask.unitId);
  const acceptingUnit = units.find(({ id }) => id === acceptingUnitId);
  if (!unit || !acceptingUnit) return undefined;
  const wayUnitIds = (await liveWay(knex, ask.applicationId)).map((step) => step.unitId);
  return { unit, acceptingUnit, units, wayUnitIds, business, rules: await routingRulesAt(knex, ask.at) };
}
