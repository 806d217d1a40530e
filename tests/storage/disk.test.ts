import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { diskStorage } from '../../storage/disk.ts';
import type { Storage } from '../../storage/storage.ts';

let folder: string;
let storage: Storage;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'title-review-disk-'));
  storage = diskStorage(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const all = async (age: number): Promise<string[]> => {
  const keys: string[] = [];
  for await (const key of storage.olderThan(age)) keys.push(key);
  return keys;
};

describe('files on the disk', () => {
  test('are nowhere before the first, appear whole under their key, and can be removed twice', async () => {
    expect(await all(-1000)).toEqual([]);
    const staged = await storage.stage(Readable.from([Buffer.from('%PDF-'), Buffer.from('1.7')]));
    expect(staged).toMatchObject({ size: 8, kind: 'pdf' });
    expect(await storage.open('abcd')).toBeUndefined();
    await staged.keep('abcd');
    const bytes = await storage.open('abcd');
    expect(bytes && (await text(bytes))).toBe('%PDF-1.7');
    expect(await all(-1000)).toEqual(['abcd']);
    await storage.remove('abcd');
    await storage.remove('abcd');
    expect(await all(-1000)).toEqual([]);
  });

  test('a stream that breaks off leaves nothing', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('broken off'));
      },
    });
    await expect(storage.stage(broken)).rejects.toThrow('broken off');
    expect(await all(-1000)).toEqual([]);
  });

  test('what a killed process left half done can be found by its age and removed', async () => {
    await storage.stage(Readable.from([Buffer.from('half')]));
    const [key = ''] = await all(-1000);
    expect(key).toMatch(/^incoming\//);
    expect(await all(60_000)).toEqual([]);
    await utimes(join(folder, key), 0, 0);
    expect(await all(60_000)).toEqual([key]);
    await storage.remove(key);
    expect(await all(-1000)).toEqual([]);
  });
});
