import type Router from '@koa/router';
import type { z } from 'zod';
import * as attachments from '../../../database/application/attachments.ts';
import { loadForAct } from '../../../database/application/load-for-act.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import type { Db } from '../../../database/connect.ts';
import * as contracts from '../../../domain/api/attachments.ts';
import { attachmentsOutside } from '../../../domain/application/return-scope.ts';
import { decide } from '../../../domain/application/decide.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { changedFields } from '../../../domain/changed-fields.ts';
import { ProblemError, refuse } from '../../../domain/errors.ts';
import { attachmentFaults } from '../../../domain/recognition/demands.ts';
import { maySee } from '../../../domain/rights.ts';
import { keptScope } from '../../kept-scope.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { applicationFor } from '../applications/visible.ts';

export function attachmentRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;

  bind(router, contracts.readAttachments, async ({ actor, params }) => {
    await applicationFor(means, actor, params.id);
    return present(knex, params.id);
  });

  // Attachments are part of the form: whoever may amend it now may change them.
  bind(router, contracts.saveAttachments, ({ actor, params, body }) =>
    knex.transaction(async (trx) => {
      const at = clock.now();
      const found = await loadForAct(trx, params.id, true);
      if (!found || !maySee(actor, { ...found.application, unitIds: found.unitIds }))
        refuse('APPLICATION_NOT_FOUND');
      const why = decide('amend', found, actor, dateInShanghai(at));
      if (why) throw new ProblemError(why);
      const demanded = await attachments.demandedOf(trx, params.id);
      if (demanded?.revision !== body.revision) refuse('APPLICATION_CHANGED');
      const own = await attachments.ownFiles(trx, actor.accountId, Object.values(body.attachments).flat());
      const faults = attachmentFaults(demanded.recognition.demands, body.attachments, own);
      if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
      const before = attachments.byDemand(await attachments.attachedFiles(trx, params.id));
      const kept = await keptScope(trx, found, dateInShanghai(at));
      const outside = kept ? attachmentsOutside(kept.scope, kept.why.message, before, body.attachments) : [];
      if (kept && outside.length > 0) throw new ProblemError({ ...kept.why, faults: outside });
      await attachments.setAttachments(trx, params.id, body.attachments, at);
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'attachments_saved',
        object: 'application',
        objectId: params.id,
        ...changedFields(before, body.attachments),
        at,
      });
      return present(trx, params.id);
    }),
  );
}

async function present(
  knex: Db,
  applicationId: string,
): Promise<z.input<typeof contracts.readAttachments.response>> {
  const demanded = await attachments.demandedOf(knex, applicationId);
  if (!demanded) refuse('APPLICATION_NOT_FOUND');
  const files = await attachments.attachedFiles(knex, applicationId);
  return {
    revision: demanded.revision,
    items: demanded.recognition.demands.map((demand) => ({
      ...demand,
      files: files
        .filter(({ demandId }) => demandId === demand.id)
        .map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })),
    })),
  };
}
