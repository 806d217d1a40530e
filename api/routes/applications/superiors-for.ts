import type { z } from 'zod';
import type { Db } from '../../../database/connect.ts';
import { routingFacts } from '../../../database/unit/routing-facts.ts';
import type { superior } from '../../../domain/api/applications.ts';
import type { ActContext } from '../../../domain/application/act-context.ts';
import { refuse } from '../../../domain/errors.ts';
import { accepted, rankSuperiors } from '../../../domain/routing/rank-superiors.ts';
import { readinessWarnings } from '../../../domain/routing/readiness.ts';
import { superiorsOf } from '../../../domain/routing/superiors.ts';

/** every unit with its judgement by the function that also decides the report, ranked by past reports. */
export async function superiorsFor(
  knex: Db,
  application: ActContext['application'],
  at: Date,
): Promise<z.input<typeof superior>[]> {
  const unitId = application.unitId ?? application.workUnitId;
  const facts = await routingFacts(knex, { applicationId: application.id, unitId, at });
  if (!facts) refuse('NOT_FOUND', { what: '该单位' });
  return rankSuperiors(superiorsOf(facts)).map(({ unit, ...judged }) => ({
    id: unit.id,
    name: unit.name,
    allowed: judged.allowed,
    why: judged.why,
    code: judged.allowed ? null : (judged.code ?? null),
    suggested: judged.allowed && unit.id === facts.unit.departmentId,
    warnings: judged.allowed ? readinessWarnings(unit.readiness, facts.business) : [],
    accepted: accepted(unit.history),
    refused: unit.history.refused,
    lastReportedAt: unit.history.lastReportedAt,
    lastRefusedAt: unit.history.lastRefusedAt,
  }));
}
