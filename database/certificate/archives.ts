import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

/** The certificates of a batch as files: one row each, done when its size is known. */
export type ArchiveRow = {
  id: string;
  batchId: string;
  total: number;
  done: number;
  finishedAt: Date | null;
};

/**
 * Orders the batch's certificates as files, as they are now. One that is still being made is given again rather than
 * begun twice; the caller holds the batch. Nothing where the batch has no certificate.
 */
export async function openArchive(
  knex: Db,
  order: { batchId: string; requestedBy: string; at: Date },
): Promise<{ id: string; isNew: boolean } | undefined> {
  const running = await queryOne<{ id: string }>(
    knex,
    'select id from certificate_archive where batch_id = :batchId and finished_at is null limit 1',
    { batchId: order.batchId },
  );
  if (running) return { id: running.id, isNew: false };
  const made = await queryOne<{ id: string }>(
    knex,
    `with archive as (
       insert into certificate_archive (batch_id, requested_by, requested_at)
       select :batchId, :requestedBy, :at where exists (
         select 1 from issuance_batch_item i join certificate c on c.application_id = i.application_id where i.batch_id = :batchId)
       returning id),
     items as (
       insert into certificate_archive_item (archive_id, certificate_id)
       select archive.id, c.id from archive, issuance_batch_item i join certificate c on c.application_id = i.application_id
       where i.batch_id = :batchId)
     select id from archive`,
    order,
  );
  return made && { id: made.id, isNew: true };
}

export const archiveById = (knex: Db, id: string): Promise<ArchiveRow | undefined> =>
  queryOne<ArchiveRow>(
    knex,
    `select a.id, a.batch_id as "batchId", a.finished_at as "finishedAt", count(*)::int as total, count(i.size)::int as done
     from certificate_archive a join certificate_archive_item i on i.archive_id = a.id
     where a.id = :id group by a.id`,
    { id },
  );

export type ArchiveItem = { certificateId: string; fileId: string };

/** A portion of what is still to be made. */
export const itemsLeft = (knex: Db, archiveId: string, portion: number): Promise<ArchiveItem[]> =>
  query<ArchiveItem>(
    knex,
    `select certificate_id as "certificateId", file_id as "fileId" from certificate_archive_item
     where archive_id = :archiveId and size is null order by certificate_id limit :portion`,
    { archiveId, portion },
  );

export async function itemsDone(
  knex: Db,
  archiveId: string,
  made: readonly { certificateId: string; size: number }[],
): Promise<void> {
  await query(
    knex,
    `update certificate_archive_item i set size = made.size
     from unnest(:ids::uuid[], :sizes::int[]) as made (id, size)
     where i.archive_id = :archiveId and i.certificate_id = made.id`,
    { archiveId, ids: made.map((one) => one.certificateId), sizes: made.map(({ size }) => size) },
  );
}

export async function finishArchive(knex: Db, id: string, at: Date): Promise<void> {
  await query(
    knex,
    'update certificate_archive set finished_at = coalesce(finished_at, :at) where id = :id',
    {
      id,
      at,
    },
  );
}

/** The files of a finished archive in the order of the certificates' numbers. */
export const archiveFiles = (
  knex: Db,
  id: string,
): Promise<{ number: string; fileId: string; size: number }[]> =>
  query(
    knex,
    `select c.number, i.file_id as "fileId", i.size from certificate_archive_item i join certificate c on c.id = i.certificate_id
     where i.archive_id = :id order by c.number`,
    { id },
  );

/** Archives that nobody will fetch any more; their bytes are swept after them. */
export async function removeOldArchives(knex: Db, before: Date): Promise<void> {
  await query(knex, 'delete from certificate_archive where finished_at < :before', { before });
}
