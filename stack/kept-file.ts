import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that nobody else reads, made once, also by two processes at once, and the same from then on. */
export async function keptFile(folder: string, name: string, make: () => string | Buffer): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = await readFile(join(folder, name)).catch(() => undefined);
  if (kept) return kept;
  const draft = join(folder, `${name}.${randomUUID()}`);
  await writeFile(draft, make(), { mode: 0o600 });
  // It appears whole or not at all; of two the first one holds.
  await link(draft, join(folder, name)).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(join(folder, name));
}
