import type Router from '@koa/router';
import {
  acceptingUnitDetail,
  type AcceptingUnitRow,
  acceptingUnits,
} from '../../../database/views/accepting-units.ts';
import * as contracts from '../../../domain/api/accepting-units.ts';
import { businessTitles } from '../../../domain/business.ts';
import { refuse } from '../../../domain/errors.ts';
import { territoryGroup, territoryGroups, territoryHint } from '../../../domain/routing/territory.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

const order = Object.keys(territoryGroups);

export function acceptingUnitRoutes(router: Router, { knex }: Means): void {
  bind(router, contracts.listAcceptingUnits, async ({ query }) => {
    const rows = (await acceptingUnits(knex, query)).map((row) => ({
      ...present(row),
      instructions: row.instructions,
    }));
    return { items: rows.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group)) };
  });

  bind(router, contracts.readAcceptingUnit, async ({ params }) => {
    const row = await acceptingUnitDetail(knex, params);
    if (!row) refuse('NOT_FOUND', { what: '该受理单位' });
    const business = businessTitles[params.business].usual;
    if (!row.enabled) refuse('ACCEPTING_UNIT_CLOSED', { unit: row.name, business });
    const { office, address, phone, instructions, demands } = row;
    return { ...present(row), office, address, phone, instructions, demands };
  });
}

const present = (row: AcceptingUnitRow) => ({
  id: row.id,
  name: row.name,
  group: territoryGroup(row),
  groupTitle: territoryGroups[territoryGroup(row)],
  district: row.district,
  department: row.departmentId === null ? null : { id: row.departmentId, name: row.departmentName ?? '' },
  hint: territoryHint(row),
});
