import type { Knex } from 'knex';
import { removeOldArchives } from '../../database/certificate/archives.ts';
import { keysWithoutRow, removeUnlinked } from '../../database/file/unlinked.ts';
import { unlinkedKeptFor } from '../../domain/file/file.ts';
import type { Storage } from '../../storage/storage.ts';

/** How long a batch's certificates stay ready to be fetched, in milliseconds. */
const archivesKeptFor = 7 * 24 * 3_600_000;

/** How many are looked at in one statement. */
const portion = 500;

/**
 * Removes what nobody will use: files that nothing has referred to for a day, and bytes that no row tells of, which a
 * killed process left. Any number of processes may do it at once; what one misses, the next time finds. Answers how
 * many it has removed.
 */
export async function sweepFiles(knex: Knex, storage: Storage, now: Date): Promise<number> {
  await removeOldArchives(knex, new Date(now.getTime() - archivesKeptFor));
  let removed = 0;
  for (let more = true; more;) {
    const ids = await removeUnlinked(knex, new Date(now.getTime() - unlinkedKeptFor), portion);
    for (const id of ids) await storage.remove(id);
    removed += ids.length;
    more = ids.length === portion;
  }
  let keys: string[] = [];
  const removeKeys = async (): Promise<void> => {
    const left = await keysWithoutRow(knex, keys);
    for (const key of left) await storage.remove(key);
    removed += left.length;
    keys = [];
  };
  for await (const key of storage.olderThan(unlinkedKeptFor)) {
    keys.push(key);
    if (keys.length === portion) await removeKeys();
  }
  if (keys.length > 0) await removeKeys();
  return removed;
}
