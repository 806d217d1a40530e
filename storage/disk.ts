import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { kindOf } from './kind-of.ts';
import type { Staged, Storage } from './storage.ts';

/** Uploads under way, apart from what is kept, on the same disk so that a rename is all it takes. */
const incoming = 'incoming';

/** Files in a folder, in subfolders by the first two letters of the key. The folder is made when first needed. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string): string =>
    key.startsWith(`${incoming}/`) ? join(folder, key) : join(folder, key.slice(0, 2), key);
  return {
    stage: (source) => stage(join(folder, incoming), source, pathOf),
    open: (key) => openFile(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
    olderThan: (age) => olderThan(folder, age),
  };
}

async function stage(into: string, source: Readable, pathOf: (key: string) => string): Promise<Staged> {
  await mkdir(into, { recursive: true });
  const draft = join(into, randomUUID());
  const discard = (): Promise<void> => rm(draft, { force: true });
  try {
    const seen = await write(source, draft);
    const kind = await kindOf(draft);
    const keep = async (key: string): Promise<void> => {
      await mkdir(dirname(pathOf(key)), { recursive: true });
      await rename(draft, pathOf(key));
    };
    return { ...seen, kind, keep, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function write(source: Readable, path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  // Flushed before it gets its name: a row never tells of a file that a power cut has emptied.
  await pipeline(source, count, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  return { size, sha256: hash.digest('hex') };
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
  // The disk's own times, so by the disk's own clock, also where the platform's is moved.
  const before = Date.now() - age;
  for (const shelf of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, shelf))) {
      const found = await stat(join(folder, shelf, name)).catch(() => undefined);
      if (found && found.mtimeMs < before) yield shelf === incoming ? `${shelf}/${name}` : name;
    }
  }
}

/** Nothing where nothing was ever kept. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const isMissing = (error: unknown): boolean => (error as { code?: unknown }).code === 'ENOENT';
