import type { Knex } from 'knex';
import { shapeOf } from '../../../bpmn/shape.ts';
import { diagramsOf, latestDiagram } from '../../../database/flow/deployed-diagrams.ts';
import { type DiagramId, diagramIds } from '../../../domain/flow.ts';
import type { Shape } from '../../../domain/migration/activity.ts';
import { type Pairing, planMigration } from '../../../domain/migration/plan.ts';

/** A plan, with both diagrams as far as it reads them. */
export type Planned = { plan: Pairing[]; before: Shape; after: Shape };

/** the plan from a version that is deployed to a drawing; nothing where the platform does not know that version. */
export async function planTo(
  knex: Knex,
  diagram: DiagramId,
  { from, xml }: { from: number; xml: string },
): Promise<Planned | undefined> {
  const [old] = await diagramsOf(knex, [{ processId: diagram, version: from }]);
  if (!old) return undefined;
  const [before, after] = [await shapeOf(old.xml), await shapeOf(xml)];
  const called = await isCalled(knex, diagram);
  return { plan: planMigration({ before, after, called }), before, after };
}

/** Another diagram calls this one. */
async function isCalled(knex: Knex, diagram: DiagramId): Promise<boolean> {
  for (const id of diagramIds) {
    const [latest] = await latestDiagram(knex, id);
    if (latest && (await shapeOf(latest.xml)).activities.some(({ called }) => called === diagram))
      return true;
  }
  return false;
}

/** What a migration brings about besides, in sentences. */
export function effectsOf({ plan, after }: Planned): string[] {
  const ways = new Set(plan.flatMap(({ targets }) => targets.map(({ way }) => way)));
  return [
    '申报书仍在原来的单位、由原来的办理人办理，状态和到达时间不变；下一步按新版。',
    ...(ways.has('recall') && after.countingTimers.length > 0
      ? [`“${after.countingTimers.join('”“')}”从迁移时起重新计时；公示的期限不变。`]
      : []),
  ];
}
