import type { Storage } from './storage.ts';

/** A file's bytes at once; nothing where there is none, or where it is larger than this. */
export async function readWhole(storage: Storage, key: string, most: number): Promise<Buffer | null> {
  const stream = await storage.open(key);
  if (!stream) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
