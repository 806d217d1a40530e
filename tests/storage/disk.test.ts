import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { diskStorage } from '../../storage/disk.ts';
import { keysOf, provesStorage } from '../support/storage-contract.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'title-review-disk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('files on the disk', () => {
  provesStorage(() => Promise.resolve(diskStorage(folder)));

  test('what a killed process left half done can be found by its age and removed', async () => {
    const storage = diskStorage(folder);
    await storage.stage(Readable.from([Buffer.from('half')]));
    const [key = ''] = await keysOf(storage);
    expect(key).toMatch(/^incoming\//);
    expect(await keysOf(storage, 60_000)).toEqual([]);
    await utimes(join(folder, key), 0, 0);
    expect(await keysOf(storage, 60_000)).toEqual([key]);
    await storage.remove(key);
    expect(await keysOf(storage)).toEqual([]);
  });
});
