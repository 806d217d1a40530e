import type Router from '@koa/router';
import { processesLeadingTo } from '../../../bpmn/rehearsal/leading-to.ts';
import { newHumanSteps } from '../../../bpmn/rehearsal/ready.ts';
import {
  latestRehearsal,
  rehearsalById,
  type RehearsalRow,
  type RehearsedWayRow,
  waysOfRehearsal,
} from '../../../database/views/rehearsals.ts';
import { recordedCount } from '../../../database/rehearsal/recordings.ts';
import * as contracts from '../../../domain/api/rehearsals.ts';
import { refuse } from '../../../domain/errors.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { versionOf } from '../diagrams/version-of.ts';
import { diagramsInForce } from './in-force.ts';
import { orderRehearsal } from './order.ts';

/** rehearsals of a draft against what is recorded of closed applications. */
export function rehearsalRoutes(router: Router, means: Means): void {
  const { knex, clock, released } = means;

  bind(router, contracts.planRehearsal, async ({ params: { id: diagram, version } }) => {
    const { xml } = await versionOf(means, diagram, version);
    const inForce = await diagramsInForce(knex, released);
    const processes = await processesLeadingTo(
      diagram,
      new Map<string, string>([...inForce, [diagram, xml]]),
    );
    return {
      ...(await recordedCount(knex, { processes, limit: contracts.mostLookedThrough })),
      newSteps: await newHumanSteps(xml, inForce.get(diagram) ?? ''),
      latest: (await latestRehearsal(knex, { diagram, version }))?.id ?? null,
    };
  });

  bind(router, contracts.orderRehearsal, async ({ actor, params: { id: diagram, version }, body }) => {
    const { xml } = await versionOf(means, diagram, version);
    const inForce = await diagramsInForce(knex, released);
    const order = { ...body, actor, diagram, version, xml, inForce, at: clock.now() };
    return rehearsalOf(means, await orderRehearsal(knex, order));
  });

  bind(router, contracts.readRehearsal, ({ params }) => rehearsalOf(means, params.rehearsal));
}

async function rehearsalOf({ knex }: Means, id: string): Promise<RehearsalRow & { ways: RehearsedWayRow[] }> {
  const found = (await rehearsalById(knex, id)) ?? refuse('NOT_FOUND', { what: '该次试运行' });
  return { ...found, ways: await waysOfRehearsal(knex, id) };
}
