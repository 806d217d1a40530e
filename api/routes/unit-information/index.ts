import type Router from '@koa/router';
import type { Knex } from 'knex';
import { levelsBelow, readUnit, type UnitRow } from '../../../database/unit/information.ts';
import { routingRulesAt } from '../../../database/unit/routing-rules.ts';
import { routingUnits } from '../../../database/unit/routing-units.ts';
import * as contracts from '../../../domain/api/unit-information.ts';
import { ProblemError, refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { competentDepartmentRule } from '../../../domain/routing/competent-department.ts';
import { departmentsFor } from '../../../domain/routing/judge-department.ts';
import { asRoutingUnit, unitKindTitles } from '../../../domain/unit/information.ts';
import { menuProblem } from '../../../domain/unit/menus.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { presentUnit } from '../../presenters/unit.ts';
import { changeUnit } from './change.ts';

/** what a unit says of itself. */
export function unitInformationRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.readUnit, async ({ actor, params }) => {
    assertInformation(actor, params.unitId);
    return presentUnit(await unitRow(knex, params.unitId));
  });

  bind(router, contracts.saveUnit, async ({ actor, params, body: { revision, ...information } }) => {
    assertInformation(actor, params.unitId);
    await knex.transaction((trx) =>
      changeUnit(trx, { actor, unitId: params.unitId, information, revision, at: clock.now() }),
    );
    return presentUnit(await unitRow(knex, params.unitId));
  });

  bind(router, contracts.listDepartments, async ({ actor, params, query }) => {
    assertInformation(actor, params.unitId);
    const row = await unitRow(knex, params.unitId);
    const current = asRoutingUnit(row, row.information);
    const unit = {
      ...current,
      kind: query.kind ?? current.kind,
      district: query.district === undefined ? current.district : query.district,
    };
    const units = await routingUnits(knex, [params.unitId]);
    const rules = await routingRulesAt(knex, clock.now());
    const below = await levelsBelow(knex, unit.id);
    const judged = departmentsFor({ unit, current, units, levelsBelow: below, rules });
    return {
      rule: competentDepartmentRule(unit, rules).why,
      items: judged.map(({ unit: { id, name, kind, district }, allowed, why }) => ({
        id,
        name,
        kindTitle: unitKindTitles[kind],
        district,
        allowed,
        why,
      })),
    };
  });
}

const unitRow = async (knex: Knex, unitId: string): Promise<UnitRow> =>
  (await readUnit(knex, unitId, false)) ?? refuse('NOT_FOUND', { what: '该单位' });

function assertInformation(actor: Actor, unitId: string): void {
  const why = menuProblem(actor, unitId, 'unit_information');
  if (why) throw new ProblemError(why);
}
