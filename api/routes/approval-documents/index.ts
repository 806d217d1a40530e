import type Router from '@koa/router';
import type { Knex } from 'knex';
import type { z } from 'zod';
import * as documents from '../../../database/approval-document/documents.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import * as contracts from '../../../domain/api/certification.ts';
import { type AuditAction, changedFields } from '../../../domain/audit.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { assertAuthority } from '../../assert-authority.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

/** a document is written, published, and from then on fixed; unused it can be withdrawn. */
export function approvalDocumentRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.createApprovalDocument, async ({ actor, params, body }) => {
    await assertAuthority(knex, actor, params.unitId, 'approval_documents');
    const at = clock.now();
    const row = await knex.transaction(async (trx) => {
      const made = await documents.createDocument(trx, {
        ...body,
        ...params,
        createdBy: actor.accountId,
        at,
      });
      if (!made) refuseNumber();
      await addAudit(trx, { ...audit(actor, made, 'document_created'), after: body, at });
      return made;
    });
    return present(row);
  });

  bind(router, contracts.listApprovalDocuments, async ({ actor, params }) => {
    await assertAuthority(knex, actor, params.unitId, ['approval_documents', 'issuance']);
    return { items: (await documents.documentsOf(knex, params.unitId)).map(present) };
  });

  bind(router, contracts.changeApprovalDocument, async ({ actor, params, body }) => {
    const row = await knex.transaction(async (trx) => {
      const before = await held(trx, actor, params.id);
      if (before.published_at) refuse('DOCUMENT_PUBLISHED');
      const after = await documents.changeDocument(trx, params.id, body);
      if (!after) refuseNumber();
      const changed = changedFields<Record<string, unknown>>(present(before), present(after));
      await addAudit(trx, { ...audit(actor, after, 'document_changed'), ...changed, at: clock.now() });
      return after;
    });
    return present(row);
  });

  bind(router, contracts.publishApprovalDocument, async ({ actor, params }) => {
    const at = clock.now();
    const row = await knex.transaction(async (trx) => {
      const before = await held(trx, actor, params.id);
      const published = await documents.publishDocument(trx, params.id, at);
      if (!published) refuse('APPROVAL_DOCUMENT_NOT_USABLE', { why: '已撤回' });
      if (!before.published_at) await addAudit(trx, { ...audit(actor, published, 'document_published'), at });
      return published;
    });
    return present(row);
  });

  bind(router, contracts.withdrawApprovalDocument, async ({ actor, params }) => {
    const at = clock.now();
    const row = await knex.transaction(async (trx) => {
      const before = await held(trx, actor, params.id);
      if (!before.published_at) refuse('DOCUMENT_NOT_PUBLISHED');
      const withdrawn = await documents.withdrawDocument(trx, params.id, at);
      if (!withdrawn) refuse('DOCUMENT_IN_USE');
      if (!before.withdrawn_at) await addAudit(trx, { ...audit(actor, withdrawn, 'document_withdrawn'), at });
      return withdrawn;
    });
    return present(row);
  });
}

/** The document, locked until the transaction ends: what is issued under it meanwhile waits, or was before. */
async function held(trx: Knex.Transaction, actor: Actor, id: string): Promise<documents.DocumentRow> {
  const found = await documents.documentById(trx, id);
  if (!found) refuse('NOT_FOUND', { what: '该核准文件' });
  await assertAuthority(trx, actor, found.unit_id, 'approval_documents');
  return found;
}

function refuseNumber(): never {
  return refuse('APPROVAL_NUMBER_TAKEN', {}, [{ field: 'number', reason: '本单位已有相同的批准文号' }]);
}

const audit = (actor: Actor, row: documents.DocumentRow, action: AuditAction) =>
  ({ actor, action, unitId: row.unit_id, object: 'approval_document', objectId: row.id }) as const;

const present = (row: documents.DocumentRow): z.input<typeof contracts.approvalDocument> => ({
  id: row.id,
  number: row.number,
  title: row.title,
  kind: row.kind,
  business: row.business,
  dated: row.dated,
  published: row.published_at !== null,
  withdrawn: row.withdrawn_at !== null,
});
