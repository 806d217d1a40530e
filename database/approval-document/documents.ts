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

export const documentById = (knex: Db, id: string): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(knex, 'select * from approval_document where id = :id', { id });

/** Publishing again changes nothing. */
export const publishDocument = (knex: Db, id: string, at: Date): Promise<DocumentRow | undefined> =>
  queryOne<DocumentRow>(
    knex,
    'update approval_document set published_at = coalesce(published_at, :at) where id = :id and withdrawn_at is null returning *',
    { id, at },
  );

export const documentsOf = (knex: Db, unitId: string): Promise<DocumentRow[]> =>
  query<DocumentRow>(
    knex,
    'select * from approval_document where unit_id = :unitId order by created_at desc, id limit 500',
    { unitId },
  );
