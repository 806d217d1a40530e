import type Router from '@koa/router';
import { readGraph } from '../../../bpmn/path.ts';
import { diagramsOf, latestDiagram } from '../../../database/flow/deployed-diagrams.ts';
import { flowStepsOf } from '../../../database/views/flow.ts';
import { readFlow } from '../../../domain/api/flow.ts';
import { states } from '../../../domain/application/states.ts';
import { processIds } from '../../../domain/flow.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { applicationFor } from '../applications/visible.ts';
import { runsOf } from './runs.ts';

/** the way of an application on its diagrams, from our own record of steps: no engine is asked. */
export function flowRoutes(router: Router, means: Means): void {
  const { knex } = means;
  bind(router, readFlow, async ({ actor, params }) => {
    const { application } = await applicationFor(means, actor, params.id);
    const steps = await flowStepsOf(knex, params.id);
    const wanted = new Map(
      steps.map(({ processId, version }) => [`${processId} ${version}`, { processId, version }]),
    );
    const diagrams =
      steps.length > 0
        ? await diagramsOf(knex, [...wanted.values()])
        : await latestDiagram(knex, processIds[application.business]);
    const graphs = await Promise.all(
      diagrams.map(async ({ processId, version, xml }) => ({
        processId,
        version,
        graph: await readGraph(xml),
      })),
    );
    const running = states[application.state].running;
    return { moving: application.moving, diagrams, runs: runsOf(steps, graphs, running) };
  });
}
