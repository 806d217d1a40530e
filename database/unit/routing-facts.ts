import type { RoutingUnit } from '../../domain/routing/superiors.ts';
import { liveWay } from '../application/live-way.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { routingUnits } from './routing-units.ts';

export type RoutingFacts = {
  unit: RoutingUnit;
  candidate: RoutingUnit;
  acceptingUnit: RoutingUnit;
  wayUnitIds: string[];
};

/** What judging a superior needs; nothing when one of the units does not exist. */
export async function routingFacts(
  knex: Db,
  ask: { applicationId: string; unitId: string; nextUnitId: string },
): Promise<RoutingFacts | undefined> {
  const application = await queryOne<{ accepting_unit_id: string }>(
    knex,
    'select accepting_unit_id from application where id = :applicationId',
    ask,
  );
  if (!application) return undefined;
  const units = await routingUnits(knex, [ask.unitId, ask.nextUnitId, application.accepting_unit_id]);
  const named = (id: string): RoutingUnit | undefined => units.find((unit) => unit.id === id);
  const unit = named(ask.unitId);
  const candidate = named(ask.nextUnitId);
  const acceptingUnit = named(application.accepting_unit_id);
  if (!unit || !candidate || !acceptingUnit) return undefined;
  const way = await liveWay(knex, ask.applicationId);
  return { unit, candidate, acceptingUnit, wayUnitIds: way.map((step) => step.unitId) };
}
