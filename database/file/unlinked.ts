import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/**
 * Marks which of these files are referred to now. The marks follow from the references, so that it may be called after
 * any change of them.
 */
export async function markLinked(knex: Db, fileIds: readonly string[], at: Date): Promise<void> {
  await query(
    knex,
    `update file set linked_at = case when exists (select 1 from attachment where file_id = file.id)
         or exists (select 1 from approval_document_file where file_id = file.id)
       then coalesce(linked_at, :at) end
     where id = any(:fileIds::uuid[])`,
    { fileIds, at },
  );
}

/** Removes a portion of the rows that nothing has referred to since before; whoever refers to one just now keeps it. */
export async function removeUnlinked(knex: Db, before: Date, portion: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    knex,
    `delete from file where id in (
       select id from file where linked_at is null and created_at < :before
       order by created_at limit :portion for update skip locked)
     returning id`,
    { before, portion },
  );
  return rows.map(({ id }) => id);
}

/** Which of these keys no row tells of. Keys that are no ids have none. */
export async function keysWithoutRow(knex: Db, keys: readonly string[]): Promise<string[]> {
  const rows = await query<{ key: string }>(
    knex,
    `select key from unnest(:keys::text[]) as key
     where key !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
       or not exists (select 1 from file where id::text = key)
         and not exists (select 1 from certificate_archive_item where file_id::text = key)`,
    { keys },
  );
  return rows.map(({ key }) => key);
}
