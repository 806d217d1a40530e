import type { FileFacts, FilePurpose } from '../../domain/file/file.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type NewFile = {
  id: string;
  ownerId: string;
  unitId: string | null;
  purpose: FilePurpose;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  at: Date;
};

/** Only after its bytes are kept. */
export async function addFile(knex: Db, file: NewFile): Promise<void> {
  await query(
    knex,
    `insert into file (id, owner_id, unit_id, purpose, name, media_type, size, sha256, created_at)
     values (:id, :ownerId, :unitId, :purpose, :name, :mediaType, :size, :sha256, :at)`,
    file,
  );
}

export async function countUnlinked(knex: Db, ownerId: string): Promise<number> {
  const row = await queryOne<{ count: number }>(
    knex,
    'select count(*)::int as count from file where owner_id = :ownerId and linked_at is null',
    { ownerId },
  );
  return row?.count ?? 0;
}

export type FileToRead = FileFacts & { name: string; mediaType: string; size: number };

/** A file, and all that decides who may read it. */
export const fileToRead = (knex: Db, id: string): Promise<FileToRead | undefined> =>
  queryOne<FileToRead>(
    knex,
    `select f.name, f.media_type as "mediaType", f.size, f.owner_id as "ownerId", f.unit_id as "unitId",
       coalesce((select json_agg(json_build_object('applicantId', a.applicant_id, 'business', a.business,
           'unitIds', array(select unit_id from reach where application_id = a.id)))
         from application a where a.id in (select application_id from attachment where file_id = f.id)), '[]') as applications
     from file f where f.id = :id`,
    { id },
  );
