import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unlinkedKeptFor } from '../domain/file/file.ts';
import { diskStorage } from '../storage/disk.ts';
import { assertBucket, s3Storage } from '../storage/s3.ts';
import { namesOlderThan } from '../storage/spool.ts';
import type { Storage } from '../storage/storage.ts';
import type { Config } from './config.ts';
import { usableFolder } from './data-folder.ts';

/**
 * Where the bytes of files lie: in the data folder, or in a bucket where one is set. Faults: DATA_DIR_UNUSABLE,
 * DISK_FULL, BUCKET_UNREACHABLE.
 */
export async function openStorage(config: Config): Promise<Storage & { close: () => Promise<void> }> {
  if (!config.S3_BUCKET) {
    const folder = await usableFolder(join(config.DATA_DIR, 'files'));
    return { ...diskStorage(folder), close: () => Promise.resolve() };
  }
  const folder = await usableFolder(join(config.DATA_DIR, 'uploads'));
  // Of processes that were killed on a machine that has no workers, which sweep.
  for await (const name of namesOlderThan(folder, unlinkedKeptFor))
    await rm(join(folder, name), { force: true });
  const settings = {
    bucket: config.S3_BUCKET,
    endpoint: config.S3_ENDPOINT,
    region: config.S3_REGION,
    accessKeyId: config.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: config.S3_SECRET_ACCESS_KEY ?? '',
    pathStyle: config.S3_PATH_STYLE,
    folder,
  };
  await assertBucket(settings);
  return s3Storage(settings);
}
