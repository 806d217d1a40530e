import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { kindOf } from './kind-of.ts';
import type { Staged } from './storage.ts';

/** A file that came in whole and lies on this machine's disk, to be brought to where it is kept. */
export type Spooled = Pick<Staged, 'size' | 'sha256' | 'kind' | 'discard'> & { path: string };

/** Writes a stream to a file of its own in the folder, made if it is missing. Rejects, and leaves nothing, when it breaks off. */
export async function spool(folder: string, source: Readable): Promise<Spooled> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  const discard = (): Promise<void> => rm(path, { force: true });
  try {
    const seen = await write(source, path);
    return { ...seen, path, kind: await kindOf(path), discard };
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

/** The names in a folder of files that lie there longer than this, in milliseconds; nothing where there is no folder. */
export async function* namesOlderThan(folder: string, age: number): AsyncIterable<string> {
  // The disk's own times, so by the disk's own clock, also where the platform's is moved.
  const before = Date.now() - age;
  for (const name of await namesIn(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && found.mtimeMs < before) yield name;
  }
}

/** Nothing where nothing was ever kept. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

export const isMissing = (error: unknown): boolean => (error as { code?: unknown }).code === 'ENOENT';
