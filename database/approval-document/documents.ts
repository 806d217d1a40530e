import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type DocumentRow = {
  id: string;
  unit_id: string;
  number: string;
  title: string;
  kind: 'issue' | 'revoke';
  business: 'initial' | 'confirmation' | 'evaluation';
  dated: string;
  published_at: Date | null;
  withdrawn_at: Date | null;
};

type NewDocument = Pick<DocumentRow, 'number' | 'title' | 'kind' | 'business' | 'dated'> & {
  unitId: string;
  createdBy: string;
  at: Date;
};

/** Nothing when the unit has this number already. */
export const createDocument = (knex: Db, made: NewDocument): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(
    knex,
    `insert into approval_document (unit_id, number, title, kind, business, dated, created_by, created_at)
     values (:unitId, :number, :title, :kind, :business, :dated, :createdBy, :at)
     on conflict (unit_id, number) do nothing returning *`,
    made,
  );

/** The document, held until the transaction ends. */
export const documentById = (knex: Db, id: string): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(knex, 'select * from approval_document where id = :id for update', { id });

/** Publishing again changes nothing. */
export const publishDocument = (knex: Db, id: string, at: Date): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(
    knex,
    'update approval_document set published_at = coalesce(published_at, :at) where id = :id and withdrawn_at is null returning *',
    { id, at },
  );

/** Withdraws a published document that nothing was issued or revoked under; nothing when it is in use, or not published. */
export const withdrawDocument = (knex: Db, id: string, at: Date): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(
    knex,
    `update approval_document d set withdrawn_at = coalesce(withdrawn_at, :at)
     where id = :id and published_at is not null and not exists (
       select 1 from certificate c where c.approval_document_id = d.id or c.revocation_document_id = d.id) returning *`,
    { id, at },
  );

/** Changes a document that was not published yet; nothing when it was, or when the unit has the number already. */
export const changeDocument = (
  knex: Db,
  id: string,
  to: Omit<NewDocument, 'unitId' | 'createdBy' | 'at'>,
): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(
    knex,
    `update approval_document d set number = :number, title = :title, kind = :kind, business = :business, dated = :dated
     where id = :id and published_at is null and not exists (
       select 1 from approval_document other where other.unit_id = d.unit_id and other.number = :number and other.id <> d.id)
     returning *`,
    { ...to, id },
  );

export const documentsOf = (knex: Db, unitId: string): Promise<DocumentRow[]> =>
  query<DocumentRow>(
    knex,
    'select * from approval_document where unit_id = :unitId order by created_at desc, id limit 500',
    { unitId },
  );
