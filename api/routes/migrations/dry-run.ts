import { deploymentsInForce } from '../../../database/diagram/deployments.ts';
import { diagramsOf } from '../../../database/flow/deployed-diagrams.ts';
import { type InstanceToMigrate, instancesToMigrate } from '../../../database/views/instances-to-migrate.ts';
import { refuse } from '../../../domain/errors.ts';
import type { DiagramId } from '../../../domain/flow.ts';
import { decideInstance, type Decision } from '../../../domain/migration/decide.ts';
import { faultsOfMapping, type Mapping, wholeMapping } from '../../../domain/migration/mapping.ts';
import type { Means } from '../../means.ts';
import { type Planned, planTo } from './plan.ts';

/** How many instances one order takes at most: what is left over is ordered next. */
const most = 10_000;

type Ask = { from: number; mapping: Mapping; applicationIds?: readonly string[] | undefined };
export type DryRun = {
  planned: Planned;
  mapping: Mapping;
  from: number;
  to: number;
  more: boolean;
  decided: (InstanceToMigrate & { decision: Decision })[];
};

/**
 * what a migration to the version in force would do with each instance; nothing is changed by asking.
 * Errors: NOT_FOUND, MIGRATION_NOT_NEEDED; INPUT_INVALID with each step that is mapped wrongly.
 */
export async function dryRun({ knex }: Means, diagram: DiagramId, ask: Ask): Promise<DryRun> {
  const inForce = (await deploymentsInForce(knex)).find((one) => one.diagram === diagram);
  const to = inForce?.engineVersion ?? refuse('NOT_FOUND', { what: '正在使用的版本' });
  if (to === ask.from) refuse('MIGRATION_NOT_NEEDED');
  const [later] = await diagramsOf(knex, [{ processId: diagram, version: to }]);
  const planned = later && (await planTo(knex, diagram, { from: ask.from, xml: later.xml }));
  if (!planned) return refuse('NOT_FOUND', { what: `引擎版本 ${ask.from}` });
  const faults = faultsOfMapping(planned.plan, ask.mapping);
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  const mapping = wholeMapping(planned.plan, ask.mapping);
  const rows = await instancesToMigrate(knex, {
    processId: diagram,
    version: ask.from,
    applicationIds: ask.applicationIds,
    limit: most + 1,
  });
  return {
    planned,
    mapping,
    from: ask.from,
    to,
    more: rows.length > most,
    decided: rows
      .slice(0, most)
      .map((row) => ({ ...row, decision: decide(row, decideInstance(planned.plan, mapping, row)) })),
  };
}

/** Whose it is has to be known: while it is migrated nobody may act on it. */
const decide = ({ applicationId }: InstanceToMigrate, decision: Decision): Decision =>
  applicationId === null && decision.possible
    ? { possible: false, from: decision.from, reason: '监控尚不知道是哪份申报书' }
    : decision;
