import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { isMissing, namesIn, namesOlderThan, spool } from './spool.ts';
import type { Storage } from './storage.ts';

/** Uploads under way, apart from what is kept, on the same disk so that a rename is all it takes. */
const incoming = 'incoming';

/** Files in a folder, in subfolders by the first two letters of the key. The folder is made when first needed. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string): string =>
    key.startsWith(`${incoming}/`) ? join(folder, key) : join(folder, key.slice(0, 2), key);
  return {
    stage: async (source) => {
      const { path, ...spooled } = await spool(join(folder, incoming), source);
      const keep = async (key: string): Promise<void> => {
        await mkdir(dirname(pathOf(key)), { recursive: true });
        await rename(path, pathOf(key));
      };
      return { ...spooled, keep };
    },
    open: (key) => openFile(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
    olderThan: (age) => olderThan(folder, age),
  };
}

async function openFile(path: string): Promise<Readable | undefined> {
  try {
    return (await open(path)).createReadStream();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function* olderThan(folder: string, age: number): AsyncIterable<string> {
  for (const shelf of await namesIn(folder)) {
    for await (const name of namesOlderThan(join(folder, shelf), age))
      yield shelf === incoming ? `${shelf}/${name}` : name;
  }
}
