import type { z } from 'zod';
import { compare, differences } from '../../../bpmn/compare.ts';
import { deploymentsInForce } from '../../../database/diagram/deployments.ts';
import { diagramsOf } from '../../../database/flow/deployed-diagrams.ts';
import { streamReached } from '../../../database/views/monitor/health.ts';
import { runningByVersion } from '../../../database/views/running-versions.ts';
import { waitingByVersion, type WaitingRow } from '../../../database/views/waiting-by-version.ts';
import type { readImpact } from '../../../domain/api/migrations.ts';
import type { DiagramId } from '../../../domain/flow.ts';
import { fates, type Pairing } from '../../../domain/migration/plan.ts';
import type { Means } from '../../means.ts';
import { versionOf } from '../diagrams/version-of.ts';
import { effectsOf, type Planned, planTo } from './plan.ts';

type Impact = z.input<typeof readImpact.response>;

/** what a version changes, and for whom of those who are under way. */
export async function impactOf(means: Means, diagram: DiagramId, version: number): Promise<Impact> {
  const { knex } = means;
  const { xml } = await versionOf(means, diagram, version);
  const inForce = (await deploymentsInForce(knex)).find((one) => one.diagram === diagram)?.version ?? 0;
  const before = await versionOf(means, diagram, inForce);
  const found = await compare(before.xml, xml);
  const rows = await otherVersions(means, diagram, xml);
  const planned = new Map<number, Planned | undefined>();
  for (const from of new Set(rows.map(({ engineVersion }) => engineVersion)))
    planned.set(from, await planTo(knex, diagram, { from, xml }));
  return {
    before: inForce,
    differences: found.flatMap(({ kind, ...one }) =>
      kind === 'moved' ? [] : [{ ...one, kind, kindTitle: differences[kind] }],
    ),
    observed: (await streamReached(knex)).length > 0,
    running: await runningByVersion(knex, diagram),
    versions: [...planned].map(([engineVersion, plan]) => {
      const steps = rows.filter((row) => row.engineVersion === engineVersion);
      return {
        engineVersion,
        count: steps.reduce((sum, { count }) => sum + count, 0),
        steps: steps.map((row) => present(row, plan)),
      };
    }),
    effects: [...new Set([...planned.values()].flatMap((one) => (one ? effectsOf(one) : [])))],
  };
}

/** Where people wait on a version in the engine that is not this drawing already. */
async function otherVersions({ knex }: Means, diagram: DiagramId, xml: string): Promise<WaitingRow[]> {
  const rows = await waitingByVersion(knex, diagram);
  const versions = [...new Set(rows.map(({ engineVersion }) => engineVersion))];
  const known = await diagramsOf(
    knex,
    versions.map((one) => ({ processId: diagram, version: one })),
  );
  const same = new Set(known.filter((one) => one.xml === xml).map((one) => one.version));
  return rows.filter(({ engineVersion }) => !same.has(engineVersion));
}

function present({ elementId, count, units }: WaitingRow, planned: Planned | undefined) {
  const pairing = planned?.plan.find(({ source }) => source.id === elementId);
  const { fate, reason, target, targets } = pairing ?? unknown;
  const steps = targets.map(({ id, name }) => ({ id, name }));
  return {
    element: { id: elementId, name: pairing?.source.name ?? elementId },
    count,
    units,
    fate,
    fateTitle: fates[fate],
    target: steps.find(({ id }) => id === target) ?? null,
    targets: steps,
    reason,
  };
}

/** The platform does not know that version, or the step is none of it. */
const unknown: Omit<Pairing, 'source'> = {
  fate: 'cannot',
  reason: '平台没有这一版本的流程图',
  target: null,
  targets: [],
};
