import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../stack/config.ts';
import { openStorage } from '../../stack/storage.ts';
import { s3Storage, type S3Settings } from '../../storage/s3.ts';
import { breakingLine, type S3Server, startS3Server } from '../support/s3-server.ts';
import { keysOf, provesStorage } from '../support/storage-contract.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
}, 180_000);
afterAll(() => server.stop());

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
const storageOf = (settings: S3Settings) => {
  const storage = s3Storage(settings);
  opened.push(storage);
  return storage;
};
const largeFile = () => Readable.from([Buffer.from('%PDF-1.7\n'), Buffer.alloc(8 * 1024 * 1024)]);

describe('files in a bucket', () => {
  provesStorage(async () => storageOf(await server.bucket()));

  test('an upload whose line breaks on the way is refused and leaves nothing, here or there', async () => {
    const settings = await server.bucket();
    const line = await breakingLine(settings.endpoint ?? '', 1024 * 1024);
    const broken = storageOf({ ...settings, endpoint: line.endpoint });
    const staged = await broken.stage(largeFile());
    await expect(staged.keep('abcd')).rejects.toThrow();
    await staged.discard();
    await line.close();
    const storage = storageOf(settings);
    expect(await storage.open('abcd')).toBeUndefined();
    expect(await keysOf(storage)).toEqual([]);
    expect(await readdir(settings.folder)).toEqual([]);
  });

  test('what else lies in the bucket is neither found nor swept', async () => {
    const settings = await server.bucket();
    await server.put(settings, 'others/abcd');
    const storage = storageOf(settings);
    expect(await keysOf(storage)).toEqual([]);
    expect(await storage.open('others/abcd')).toBeUndefined();
  });

  test('more than one page of them is found', async () => {
    const storage = storageOf(await server.bucket());
    const keys = Array.from({ length: 1005 }, (_, nth) => String(nth).padStart(4, '0'));
    const lanes = Array.from({ length: 20 }, async (_, lane) => {
      for (const key of keys.filter((_key, nth) => nth % 20 === lane))
        await (await storage.stage(Readable.from([Buffer.from('x')]))).keep(key);
    });
    await Promise.all(lanes);
    expect(await keysOf(storage)).toEqual(keys);
  });
});

describe('a start with a bucket', () => {
  test('that cannot be used is refused in a sentence that names the bucket and why', async () => {
    const { bucket, endpoint = '', accessKeyId, secretAccessKey } = await server.bucket();
    const folder = await mkdtemp(join(tmpdir(), 'title-review-bucket-'));
    const good = {
      DATA_DIR: folder,
      S3_BUCKET: bucket,
      S3_ENDPOINT: endpoint,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
      S3_PATH_STYLE: 'true',
    };
    const open = (over: object) => openStorage(loadConfig({ ...good, ...over }));
    await (await open({})).close();
    for (const [over, why] of [
      [{ S3_BUCKET: 'no-such-bucket' }, '没有这个存储桶'],
      [{ S3_SECRET_ACCESS_KEY: 'wrong' }, '访问密钥有误'],
      [{ S3_ENDPOINT: 'http://127.0.0.1:9' }, 'ECONNREFUSED'],
    ] as const) {
      const fault = open(over);
      await expect(fault).rejects.toMatchObject({ code: 'BUCKET_UNREACHABLE' });
      await expect(fault).rejects.toThrow(why);
      await expect(fault).rejects.toThrow('S3_BUCKET' in over ? over.S3_BUCKET : bucket);
    }
    await rm(folder, { recursive: true, force: true });
  });

  test('needs its keys, and an address a bucket', () => {
    for (const [given, named] of [
      [{ S3_BUCKET: 'b' }, 'S3_ACCESS_KEY_ID'],
      [{ S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'a' }, 'S3_SECRET_ACCESS_KEY'],
      [{ S3_ENDPOINT: 'https://s3.example' }, 'S3_BUCKET'],
      [{ S3_ENDPOINT: 's3.example' }, 'S3_ENDPOINT'],
    ] as const)
      expect(() => loadConfig(given)).toThrow(`${named}（`);
  });
});
