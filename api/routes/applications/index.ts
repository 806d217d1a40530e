import type Router from '@koa/router';
import {
  createApplication as insert,
  deleteDraft as remove,
  runningNumber,
} from '../../../database/application/create.ts';
import { liveWay } from '../../../database/application/live-way.ts';
import { routingUnits } from '../../../database/unit/routing-units.ts';
import { applicationsOf } from '../../../database/views/applications.ts';
import { recordOf } from '../../../database/views/application-detail.ts';
import * as contracts from '../../../domain/api/applications.ts';
import { readRecord } from '../../../domain/api/record.ts';
import { faultsOfForm } from '../../../domain/application/form/faults-of-draft.ts';
import { personOnBehalf } from '../../../domain/application/on-behalf.ts';
import { states } from '../../../domain/application/states.ts';
import { businessTitles } from '../../../domain/business.ts';
import { refuse } from '../../../domain/errors.ts';
import { assertMayApply } from '../../acts/assert-may-apply.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { presentApplication } from '../../presenters/application.ts';
import { assertProfileComplete } from './profile-complete.ts';
import { superiorsFor } from './superiors-for.ts';
import { applicationFor, detailFor } from './visible.ts';

export function applicationRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;

  bind(router, contracts.createApplication, async ({ actor, body }) => {
    const ask = { ...body, applicantId: actor.accountId, at: clock.now() };
    const faults = faultsOfForm(body.business, body.form);
    if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
    if (actor.kind !== 'individual') refuse('ONLY_INDIVIDUALS_APPLY');
    await assertProfileComplete(knex, actor.accountId);
    await assertMayApply(knex, { ...body, accountId: actor.accountId, now: ask.at });
    const [workUnit] = (await routingUnits(knex, [body.workUnitId])).filter(
      (unit) => unit.id === body.workUnitId,
    );
    if (!workUnit) refuse('INPUT_INVALID', {}, [{ field: 'workUnitId', reason: '没有这个单位' }]);
    const id = await insert(knex, ask);
    if (id) return detailFor(means, actor, id);
    const running = await runningNumber(knex, actor.accountId, body.business);
    return refuse('ALREADY_RUNNING', {
      business: businessTitles[body.business].usual,
      number: running?.number ?? '草稿',
    });
  });

  bind(router, contracts.listApplications, async ({ actor, query }) => ({
    items: (await applicationsOf(knex, actor.accountId, query)).map((row) => presentApplication(row, actor)),
  }));

  bind(router, contracts.readApplication, ({ actor, params }) => detailFor(means, actor, params.id));

  bind(router, contracts.deleteDraft, async ({ actor, params }) => {
    const deleted = await remove(knex, params.id, actor.accountId);
    if (!deleted) {
      const { application } = await applicationFor(means, actor, params.id);
      if (application.applicantId !== actor.accountId) refuse('ONLY_THE_APPLICANT');
      refuse('ACT_NOT_POSSIBLE_NOW', { state: states[application.state].title, act: '删除' });
    }
    return { deleted };
  });

  bind(router, readRecord, async ({ actor, params }) => {
    await applicationFor(means, actor, params.id);
    const rows = await recordOf(knex, params.id);
    return {
      items: rows.map((row) => ({ ...row, person: personOnBehalf(row.person, row.details.onBehalfOf) })),
    };
  });

  bind(router, contracts.listSuperiors, async ({ actor, params }) => ({
    items: await superiorsFor(knex, (await applicationFor(means, actor, params.id)).application, clock.now()),
  }));

  bind(router, contracts.listReturnNodes, async ({ actor, params }) => {
    const { position } = await applicationFor(means, actor, params.id);
    const earlier = (await liveWay(knex, params.id)).filter((step) => step.position < (position ?? 0));
    return {
      items: [
        { to: 'applicant', title: '申报人' },
        ...earlier.map((step) => ({ to: step.unitId, title: step.unitName })),
      ],
    };
  });
}
