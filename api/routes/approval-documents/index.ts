import type Router from '@koa/router';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import * as documents from '../../../database/approval-document/documents.ts';
import { setDocumentFiles } from '../../../database/approval-document/set-files.ts';
import type { Db } from '../../../database/connect.ts';
import * as contracts from '../../../domain/api/approval-documents.ts';
import { changedFields } from '../../../domain/changed-fields.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { assertAuthority } from '../../assert-authority.ts';
import { keyOf, textOfKey } from '../notices/addressee.ts';

/** Whatever is decided on a document is decided under its lock: issuing under it waits, or is waited for. */
export function approvalDocumentRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.createApprovalDocument, ({ actor, params: { unitId }, body }) =>
    knex.transaction(async (trx) => {
      await assertAuthority(trx, actor, unitId, 'approval_documents');
      const at = clock.now();
      const { fileIds, ...fields } = body;
      const made = await documents.createDocument(trx, { ...fields, unitId, createdBy: actor.accountId, at });
      if (!made) refuseTaken();
      await setFiles(trx, made, fileIds, at);
      await addAudit(trx, { ...auditOf(actor, made), action: 'document_created', after: body, at });
      return read(trx, made.id);
    }),
  );

  bind(router, contracts.listApprovalDocuments, async ({ actor, params, query }) => {
    await assertAuthority(knex, actor, params.unitId, ['approval_documents', 'issuance']);
    const ask = { ...query, ...params, after: query.after ? keyOf(query.after) : undefined };
    const rows = await documents.documentsOf(knex, { ...ask, limit: query.limit + 1 });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const next = rows.length > page.length && last ? textOfKey({ at: last.created_at, id: last.id }) : null;
    return { items: page.map(present), next };
  });

  bind(router, contracts.readApprovalDocument, async ({ actor, params }) => {
    const found = await documents.documentWithFiles(knex, params.id);
    if (!found) refuse('NOT_FOUND', { what: '该核准文件' });
    await assertAuthority(knex, actor, found.unit_id, ['approval_documents', 'issuance']);
    return present(found);
  });

  bind(router, contracts.changeApprovalDocument, ({ actor, params, body }) =>
    knex.transaction(async (trx) => {
      const found = await locked(trx, actor, params.id);
      const at = clock.now();
      const { revision, fileIds, ...fields } = body;
      if (found.withdrawn_at) refuse('APPROVAL_DOCUMENT_NOT_USABLE', { why: '已撤回' });
      if (found.published_at) refuse('APPROVAL_DOCUMENT_PUBLISHED');
      if (found.revision !== revision) refuse('SETTING_CHANGED');
      const before = await read(trx, found.id);
      if (!(await documents.changeDocument(trx, found.id, fields))) refuseTaken();
      await setFiles(trx, found, fileIds, at);
      const after = await read(trx, found.id);
      const changed = changedFields(before, after);
      await addAudit(trx, { ...auditOf(actor, found), action: 'document_changed', ...changed, at });
      return after;
    }),
  );

  bind(router, contracts.publishApprovalDocument, ({ actor, params }) =>
    knex.transaction(async (trx) => {
      const found = await locked(trx, actor, params.id);
      const at = clock.now();
      if (found.withdrawn_at) refuse('APPROVAL_DOCUMENT_NOT_USABLE', { why: '已撤回' });
      if (!found.published_at) {
        await documents.publishDocument(trx, found.id, at);
        await addAudit(trx, { ...auditOf(actor, found), action: 'document_published', at });
      }
      return read(trx, found.id);
    }),
  );

  bind(router, contracts.withdrawApprovalDocument, ({ actor, params }) =>
    knex.transaction(async (trx) => {
      const found = await locked(trx, actor, params.id);
      const at = clock.now();
      if (await documents.documentIsUsed(trx, found.id)) refuse('APPROVAL_DOCUMENT_IN_USE');
      if (!found.withdrawn_at) {
        await documents.withdrawDocument(trx, found.id, at);
        await addAudit(trx, { ...auditOf(actor, found), action: 'document_withdrawn', at });
      }
      return read(trx, found.id);
    }),
  );
}

async function locked(trx: Knex.Transaction, actor: Actor, id: string): Promise<documents.DocumentRow> {
  const found = await documents.lockDocument(trx, id);
  if (!found) refuse('NOT_FOUND', { what: '该核准文件' });
  await assertAuthority(trx, actor, found.unit_id, 'approval_documents');
  return found;
}

async function setFiles(
  trx: Knex.Transaction,
  { id, unit_id }: documents.DocumentRow,
  fileIds: readonly string[],
  at: Date,
): Promise<void> {
  const unknown = await setDocumentFiles(trx, { documentId: id, unitId: unit_id, fileIds, at });
  const reason = '文件不存在、已过期或不是本单位的核准文件，请重新上传';
  const faults = unknown.map((file) => ({ field: `fileIds.${fileIds.indexOf(file)}`, reason }));
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
}

function refuseTaken(): never {
  refuse('APPROVAL_NUMBER_TAKEN', {}, [{ field: 'number', reason: '本单位已有相同的批准文号' }]);
}

const auditOf = (actor: Actor, row: documents.DocumentRow) =>
  ({ actor, unitId: row.unit_id, object: 'approval_document', objectId: row.id }) as const;

async function read(knex: Db, id: string): Promise<z.input<typeof contracts.approvalDocument>> {
  const row = await documents.documentWithFiles(knex, id);
  return row ? present(row) : refuse('NOT_FOUND', { what: '该核准文件' });
}

const present = (row: documents.DocumentWithFiles): z.input<typeof contracts.approvalDocument> => ({
  id: row.id,
  number: row.number,
  title: row.title,
  kind: row.kind,
  business: row.business,
  dated: row.dated,
  published: row.published_at !== null,
  withdrawn: row.withdrawn_at !== null,
  files: row.files,
  revision: row.revision,
});
