import type { Db } from '../connect.ts';
import { markLinked } from '../file/unlinked.ts';
import { query } from '../query.ts';

export type DocumentFiles = { documentId: string; unitId: string; fileIds: readonly string[]; at: Date };

/**
 * Makes these the official document's files, in the caller's transaction and under the document's lock. Answers those
 * that cannot be: no file, or not this unit's official document; then the caller rolls back.
 */
export async function setDocumentFiles(
  knex: Db,
  { documentId, unitId, fileIds, at }: DocumentFiles,
): Promise<string[]> {
  const found = await query<{ id: string }>(
    knex,
    `select id from file where id = any(:fileIds::uuid[]) and unit_id = :unitId and purpose = 'approval_document'
     order by id for no key update`,
    { fileIds, unitId },
  );
  const known = new Set(found.map(({ id }) => id));
  const unknown = fileIds.filter((id) => !known.has(id));
  if (unknown.length > 0) return unknown;
  const before = await query<{ file_id: string }>(
    knex,
    'delete from approval_document_file where document_id = :documentId returning file_id',
    { documentId },
  );
  await query(
    knex,
    `insert into approval_document_file (document_id, position, file_id)
     select :documentId, position, file from unnest(:fileIds::uuid[]) with ordinality as one (file, position)`,
    { documentId, fileIds },
  );
  await markLinked(knex, [...before.map((row) => row.file_id), ...fileIds], at);
  return [];
}
