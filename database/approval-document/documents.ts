import type { Db } from '../connect.ts';
import { literally } from '../literally.ts';
import { query, queryOne } from '../query.ts';

export type DocumentRow = {
  id: string;
  unit_id: string;
  number: string;
  title: string;
  kind: 'issue' | 'revoke';
  business: 'initial' | 'confirmation' | 'evaluation';
  dated: string;
  created_at: Date;
  published_at: Date | null;
  withdrawn_at: Date | null;
  revision: number;
};
export type DocumentFields = Pick<DocumentRow, 'number' | 'title' | 'kind' | 'business' | 'dated'>;
export type DocumentWithFiles = DocumentRow & {
  files: { id: string; name: string; mediaType: string; size: number }[];
};

type NewDocument = DocumentFields & { unitId: string; createdBy: string; at: Date };

const uniqueViolation = '23505';

/** Nothing when the unit has this number already. A withdrawn document's number is free again. */
export const createDocument = (knex: Db, made: NewDocument): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(
    knex,
    `insert into approval_document (unit_id, number, title, kind, business, dated, created_by, created_at)
     values (:unitId, :number, :title, :kind, :business, :dated, :createdBy, :at)
     on conflict (unit_id, number) where withdrawn_at is null do nothing returning *`,
    made,
  );

/** Holds the row until the transaction ends: what is decided on it stays true. */
export const lockDocument = (knex: Db, id: string): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(knex, 'select * from approval_document where id = :id for update', { id });

/** False when another document of the unit has the number; then the transaction can only be given up. */
export async function changeDocument(knex: Db, id: string, fields: DocumentFields): Promise<boolean> {
  try {
    await query(
      knex,
      `update approval_document set number = :number, title = :title, kind = :kind, business = :business, dated = :dated,
         revision = revision + 1
       where id = :id`,
      { id, ...fields },
    );
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === uniqueViolation) return false;
    throw error;
  }
}

/** Publishing again changes nothing. */
export const publishDocument = (knex: Db, id: string, at: Date): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(
    knex,
    'update approval_document set published_at = coalesce(published_at, :at) where id = :id and withdrawn_at is null returning *',
    { id, at },
  );

export async function withdrawDocument(knex: Db, id: string, at: Date): Promise<void> {
  await query(knex, 'update approval_document set withdrawn_at = :at where id = :id', { id, at });
}

/** True when a certificate was issued or revoked under it, or is just about to be. */
export async function documentIsUsed(knex: Db, id: string): Promise<boolean> {
  const row = await queryOne<{ used: boolean }>(
    knex,
    `select exists (select 1 from certificate where approval_document_id = :id)
       or exists (select 1 from certificate where revocation_document_id = :id)
       or exists (select 1 from application a join record r on r.id = a.pending_act
         where a.pending_act is not null and r.details->>'approvalDocumentId' = :id::text) as used`,
    { id },
  );
  return row?.used ?? false;
}

const withFiles = `select d.*, coalesce((
    select json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size) order by t.position)
    from approval_document_file t join file f on f.id = t.file_id where t.document_id = d.id), '[]') as files
  from approval_document d`;

export const documentWithFiles = (knex: Db, id: string): Promise<DocumentWithFiles | undefined> =>
  queryOne<DocumentWithFiles>(knex, `${withFiles} where d.id = :id`, { id });

export type DocumentsAsk = {
  unitId: string;
  kind?: DocumentRow['kind'] | undefined;
  business?: DocumentRow['business'] | undefined;
  /** Published and not withdrawn: certificates can be issued or revoked under them. */
  usable: boolean;
  /** Words of number or title. */
  search: string;
  after: { at: Date; id: string } | undefined;
  limit: number;
};

/** a unit's documents, the newest first. */
export const documentsOf = (
  knex: Db,
  { unitId, kind, business, usable, search, after, limit }: DocumentsAsk,
): Promise<DocumentWithFiles[]> =>
  query<DocumentWithFiles>(
    knex,
    `${withFiles} where d.unit_id = :unitId
       ${kind ? 'and d.kind = :kind' : ''} ${business ? 'and d.business = :business' : ''}
       ${usable ? 'and d.published_at is not null and d.withdrawn_at is null' : ''}
       ${search ? 'and (d.number like :pattern or d.title like :pattern)' : ''}
       ${after ? 'and (d.created_at, d.id) < (:at, :id)' : ''}
     order by d.created_at desc, d.id desc limit :limit`,
    {
      unitId,
      limit,
      ...(kind ? { kind } : {}),
      ...(business ? { business } : {}),
      ...(search ? { pattern: `%${literally(search)}%` } : {}),
      ...after,
    },
  );
