import type Router from '@koa/router';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import * as batches from '../../../database/batch/batches.ts';
import { certificatesOf } from '../../../database/views/certificates.ts';
import * as contracts from '../../../domain/api/certification.ts';
import { states } from '../../../domain/application/states.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { assertAuthority } from './authority.ts';
import { saveBatch } from './save-batch.ts';

export function certificationRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.listCertificates, async ({ actor }) => ({
    items: await certificatesOf(knex, actor.accountId),
  }));

  bind(router, contracts.createBatch, async ({ actor, params, body }) => {
    await assertAuthority(knex, actor, params.unitId, 'issuance');
    const at = clock.now();
    const made = {
      unitId: params.unitId,
      business: body.business,
      name: body.name,
      createdBy: actor.accountId,
      at,
    };
    const row = await knex.transaction(async (trx) => {
      const saved = await saveBatch(trx, await batches.createBatch(trx, made), body, at);
      await addAudit(trx, { ...batchAudit(actor, saved), action: 'batch_created', after: body, at });
      return saved;
    });
    return presentBatch(row);
  });

  bind(router, contracts.changeBatch, async ({ actor, params, body }) => {
    const row = await knex.transaction(async (trx) => {
      const found = await batches.batchById(trx, params.id, true);
      if (!found) refuse('NOT_FOUND', { what: '该发证批次' });
      await assertAuthority(trx, actor, found.unit_id, 'issuance');
      if (!(await batches.batchIsUntouched(trx, found.id))) refuse('BATCH_IN_USE');
      const at = clock.now();
      const before = await batches.itemsOf(trx, found.id);
      const saved = await saveBatch(trx, found, body, at);
      await addAudit(trx, {
        ...batchAudit(actor, saved),
        action: 'batch_changed',
        before: { name: found.name, applicationIds: before.map((item) => item.applicationId) },
        after: body,
        at,
      });
      return saved;
    });
    return presentBatch(row);
  });

  bind(router, contracts.listBatches, async ({ actor, params }) => {
    await assertAuthority(knex, actor, params.unitId, 'issuance');
    return { items: (await batches.batchesOf(knex, params.unitId)).map(presentBatch) };
  });

  bind(router, contracts.readBatch, async ({ actor, params }) => {
    const found = await batches.batchById(knex, params.id, false);
    if (!found) refuse('NOT_FOUND', { what: '该发证批次' });
    await assertAuthority(knex, actor, found.unit_id, 'issuance');
    const items = await batches.itemsOf(knex, found.id);
    return {
      ...presentBatch(found),
      items: items.map((item) => ({ ...item, stateTitle: states[item.state].title })),
    };
  });
}

const batchAudit = (actor: Actor, row: batches.BatchRow) =>
  ({ actor, unitId: row.unit_id, object: 'issuance_batch', objectId: row.id }) as const;

const presentBatch = (row: batches.BatchRow): z.input<typeof contracts.batchSummary> => ({
  id: row.id,
  name: row.name,
  business: row.business,
  unitId: row.unit_id,
});
