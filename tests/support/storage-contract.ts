import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import type { Storage } from '../../storage/storage.ts';
import { waitFor } from './wait-for.ts';

/** Every key that lies there longer than this. */
export async function keysOf(storage: Storage, age = -60_000): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of storage.olderThan(age)) keys.push(key);
  return keys.toSorted();
}

/** What every place for files does, whatever is behind it. `empty` gives one in which nothing lies. */
export function provesStorage(empty: () => Promise<Storage>): void {
  const stage = (storage: Storage, ...parts: (string | Buffer)[]) =>
    storage.stage(Readable.from(parts.map((part) => Buffer.from(part))));

  test('files are nowhere before the first, appear whole under their key, and can be removed twice', async () => {
    const storage = await empty();
    expect(await keysOf(storage)).toEqual([]);
    const staged = await stage(storage, '%PDF-', '1.7');
    const sha256 = createHash('sha256').update('%PDF-1.7').digest('hex');
    expect(staged).toMatchObject({ size: 8, kind: 'pdf', sha256 });
    expect(await storage.open('abcd')).toBeUndefined();
    await staged.keep('abcd');
    const bytes = await storage.open('abcd');
    expect(bytes && (await text(bytes))).toBe('%PDF-1.7');
    expect(await keysOf(storage)).toEqual(['abcd']);
    await storage.remove('abcd');
    await storage.remove('abcd');
    expect(await storage.open('abcd')).toBeUndefined();
    expect(await keysOf(storage)).toEqual([]);
  });

  test('a stream that breaks off leaves nothing, at its beginning or in the middle', async () => {
    const storage = await empty();
    for (const before of [0, 6 * 1024 * 1024]) {
      const left = { bytes: before };
      const broken = new Readable({
        read() {
          if (left.bytes === 0) this.destroy(new Error('broken off'));
          else this.push(Buffer.alloc(65_536));
          left.bytes = Math.max(0, left.bytes - 65_536);
        },
      });
      await expect(storage.stage(broken)).rejects.toThrow('broken off');
    }
    expect(await keysOf(storage)).toEqual([]);
  });

  test('what is discarded leaves nothing, also after it was kept', async () => {
    const storage = await empty();
    const staged = await stage(storage, 'MZ');
    expect(staged.kind).toBeUndefined();
    await staged.discard();
    expect(await keysOf(storage)).toEqual([]);
    const kept = await stage(storage, '%PDF-1.7');
    await kept.keep('abcd');
    await kept.discard();
    expect(await keysOf(storage)).toEqual(['abcd']);
  });

  test('the largest file comes back byte for byte, and whoever stops reading harms nothing', async () => {
    const storage = await empty();
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(20 * 1024 * 1024 - 9)]);
    await (await stage(storage, large)).keep('abcd');
    const given = await storage.open('abcd');
    expect(given && (await buffer(given)).equals(large)).toBe(true);
    const stopped = await storage.open('abcd');
    for await (const part of stopped ?? []) {
      expect((part as Buffer).length).toBeLessThan(large.length);
      break;
    }
    await waitFor('the rest to be dropped', () => Promise.resolve(stopped?.destroyed));
    expect(await keysOf(storage)).toEqual(['abcd']);
  });

  test('a key that is written again holds what was written last', async () => {
    const storage = await empty();
    for (const said of ['%PDF-1.4', '%PDF-1.7 later']) await (await stage(storage, said)).keep('abcd');
    const bytes = await storage.open('abcd');
    expect(bytes && (await text(bytes))).toBe('%PDF-1.7 later');
  });

  test('what nobody wants any more is found by its age', async () => {
    const storage = await empty();
    const keys = Array.from({ length: 12 }, (_, nth) => `${nth}`.padStart(4, 'a'));
    for (const key of keys) await (await stage(storage, '%PDF-1.7')).keep(key);
    await stage(storage, 'half');
    const all = await keysOf(storage);
    expect(all.filter((key) => !key.startsWith('incoming/'))).toEqual(keys.toSorted());
    expect(all.filter((key) => key.startsWith('incoming/'))).toHaveLength(1);
    expect(await keysOf(storage, 60_000)).toEqual([]);
    for (const key of all) await storage.remove(key);
    expect(await keysOf(storage)).toEqual([]);
  });
}
