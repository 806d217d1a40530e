import type Router from '@koa/router';
import { type MendingRow, mendingsOf } from '../../../database/monitor/mendings.ts';
import { elementsOf } from '../../../database/views/monitor/instance.ts';
import { instancesOf } from '../../../database/views/monitor/instances.ts';
import * as contracts from '../../../domain/api/mendings.ts';
import { refuse } from '../../../domain/errors.ts';
import { type MendingCommand, mendingStateTitles, mendingTitles } from '../../../domain/monitor/mending.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { effectsOf } from './effects.ts';
import { order } from './order.ts';
import { versionsIn } from './present.ts';
import { titlesOf } from './titles.ts';

/** what administrators have the engine do with an instance. */
export function mendingRoutes(router: Router, means: Means): void {
  const { knex } = means;
  /** The instance and its elements, where it is there, under way, and what is asked is of it. */
  const mendable = async (key: string, command: MendingCommand) => {
    const instance = (await instancesOf(knex, [key]))[0] ?? refuse('NOT_FOUND', { what: '该流程实例' });
    if (instance.state !== 'active') refuse('INSTANCE_ENDED');
    const elements = await elementsOf(knex, key);
    assertWithin(key, elements, command);
    return { instance, elements };
  };

  bind(router, contracts.orderMending, async ({ actor, params, body: { reason, ...command }, ctx }) => {
    const { instance } = await mendable(params.key, command);
    const [row] = await order(means, actor, [{ instance, command, reason }]);
    if (!row) return refuse('NOT_FOUND', { what: '该处置' });
    if (row.state === 'ordered') ctx.status = 202;
    return present(row);
  });
  bind(router, contracts.previewMending, async ({ params, body }) => {
    const { instance, elements } = await mendable(params.key, body);
    const titles = await titlesOf(knex, versionsIn([instance]));
    return { effects: effectsOf({ instance, elements, titles }, body) };
  });
  bind(router, contracts.listMendings, async ({ params }) => ({
    items: (await mendingsOf(knex, params.key)).map(present),
  }));
}

/** What is spoken of is of this instance: the engine would take a key of any other as well. */
function assertWithin(key: string, elements: readonly { key: string }[], command: MendingCommand): void {
  const known = (one: string): boolean => elements.some((element) => element.key === one);
  if (command.kind === 'variables' && command.scopeKey !== key && !known(command.scopeKey))
    refuse('INPUT_INVALID', {}, [{ field: 'scopeKey', reason: '不属于该流程实例' }]);
  if (command.kind === 'move' && !known(command.elementKey))
    refuse('INPUT_INVALID', {}, [{ field: 'elementKey', reason: '不属于该流程实例' }]);
}

// The answer's shape leaves the command out.
const present = (row: MendingRow) => ({
  ...row,
  title: mendingTitles[row.kind],
  stateTitle: mendingStateTitles[row.state],
});
