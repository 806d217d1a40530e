import type Router from '@koa/router';
import { addAudit } from '../../../database/audit/add-audit.ts';
import * as batches from '../../../database/batch/batches.ts';
import type { Db } from '../../../database/connect.ts';
import { certificatesOf } from '../../../database/views/certificates.ts';
import { type BatchListRow, batchListRow } from '../../../database/views/issuance-batches.ts';
import { listCertificates } from '../../../domain/api/certification.ts';
import * as contracts from '../../../domain/api/issuance-batches.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { assertAuthority } from '../../assert-authority.ts';
import { batchListRoutes } from './lists.ts';
import { saveBatch } from './save-batch.ts';

export function certificationRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;
  batchListRoutes(router, means);

  bind(router, listCertificates, async ({ actor }) => ({
    items: (await certificatesOf(knex, actor.accountId)).map(({ revokedAt, ...certificate }) => ({
      ...certificate,
      revokedOn: revokedAt && dateInShanghai(revokedAt),
    })),
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
    return readBack(knex, row.id);
  });

  bind(router, contracts.changeBatch, async ({ actor, params, body }) => {
    const row = await knex.transaction(async (trx) => {
      const found = await batches.batchById(trx, params.id, true);
      if (!found) refuse('NOT_FOUND', { what: '该发证批次' });
      await assertAuthority(trx, actor, found.unit_id, 'issuance');
      if (!(await batches.batchIsUntouched(trx, found.id))) refuse('BATCH_IN_USE');
      const at = clock.now();
      const before = await batches.applicationIdsOf(trx, found.id);
      const saved = await saveBatch(trx, found, body, at);
      await addAudit(trx, {
        ...batchAudit(actor, saved),
        action: 'batch_changed',
        before: { name: found.name, applicationIds: before },
        after: body,
        at,
      });
      return saved;
    });
    return readBack(knex, row.id);
  });
}

const batchAudit = (actor: Actor, row: batches.BatchRow) =>
  ({ actor, unitId: row.unit_id, object: 'issuance_batch', objectId: row.id }) as const;

/** What was saved, as lists show it. */
async function readBack(knex: Db, id: string): Promise<BatchListRow> {
  const row = await batchListRow(knex, id);
  if (!row) throw new Error(`batch ${id} is gone`);
  return row;
}
