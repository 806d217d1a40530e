import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { startupFault } from '../domain/startup-faults.ts';
import { namesOlderThan, type Spooled, spool } from './spool.ts';
import type { Storage } from './storage.ts';

export type S3Settings = {
  bucket: string;
  /** None where the bucket lies at Amazon. */
  endpoint?: string | undefined;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** `https://host/bucket/key` instead of `https://bucket.host/key`. */
  pathStyle: boolean;
  /** Where uploads are put together, on this machine. */
  folder: string;
};

/** Under which our files lie: whatever else is in the bucket is not ours to look at. */
const prefix = 'files/';
/** Of what a killed process left in the folder. */
const incoming = 'incoming/';

/**
 * Files as objects of a bucket. An upload is put together on this machine, where its bytes tell what it is, and then
 * sent as one object with its hash: S3 keeps it whole or not at all, and nothing half-done ever lies in the bucket.
 */
export function s3Storage(settings: S3Settings): Storage & { close: () => Promise<void> } {
  const { bucket: Bucket, folder } = settings;
  const client = clientOf(settings);
  const at = (key: string): { Bucket: string; Key: string } => ({ Bucket, Key: prefix + key });
  return {
    stage: async (source) => {
      const { path, ...spooled } = await spool(folder, source);
      const keep = async (key: string): Promise<void> => {
        await put(client, at(key), { path, ...spooled });
        await spooled.discard();
      };
      return { ...spooled, keep };
    },
    open: async (key) => {
      try {
        return (await client.send(new GetObjectCommand(at(key)))).Body as Readable | undefined;
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    remove: async (key) => {
      if (key.startsWith(incoming)) await rm(join(folder, key.slice(incoming.length)), { force: true });
      else await client.send(new DeleteObjectCommand(at(key)));
    },
    olderThan: (age) => olderThan(client, settings, age),
    close: () => {
      client.destroy();
      return Promise.resolve();
    },
  };
}

const clientOf = ({ endpoint, region, accessKeyId, secretAccessKey, pathStyle }: S3Settings): S3Client =>
  new S3Client({
    ...(endpoint ? { endpoint } : {}),
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: pathStyle,
    // Others than Amazon do not know the checksums of its own kind; the signature covers a hash of ours.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // It would warn on the console of what our caller is told by an error.
    logger: quiet,
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 },
  });

const nothing = (): void => undefined;
const quiet = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Sends the file in one request; what arrives otherwise than it left is refused by its hash. */
async function put(
  client: S3Client,
  to: { Bucket: string; Key: string },
  { path, size, sha256 }: Pick<Spooled, 'path' | 'size' | 'sha256'>,
): Promise<void> {
  const body = createReadStream(path);
  const command = new PutObjectCommand({ ...to, Body: body, ContentLength: size });
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256;
      return next(args);
    },
    { step: 'build', name: 'hashOfFile' },
  );
  try {
    await client.send(command);
  } finally {
    body.destroy();
  }
}

/** What lies in the bucket, and what killed processes left in this machine's folder. */
async function* olderThan(
  client: S3Client,
  { bucket, folder }: S3Settings,
  age: number,
): AsyncIterable<string> {
  const before = Date.now() - age;
  let after: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: after }),
    );
    for (const { Key = '', LastModified } of page.Contents ?? [])
      if (LastModified && LastModified.getTime() < before) yield Key.slice(prefix.length);
    after = page.NextContinuationToken;
  } while (after);
  for await (const name of namesOlderThan(folder, age)) yield incoming + name;
}

/** Fault: BUCKET_UNREACHABLE where the bucket cannot be read now. */
export async function assertBucket(settings: S3Settings): Promise<void> {
  const client = clientOf(settings);
  const { bucket } = settings;
  try {
    await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 }));
  } catch (error) {
    throw startupFault('BUCKET_UNREACHABLE', { bucket, why: reasonOf(error as Error) });
  } finally {
    client.destroy();
  }
}

const reasons: Record<string, string> = {
  NoSuchBucket: '没有这个存储桶',
  AccessDenied: '没有访问权限',
  InvalidAccessKeyId: '访问密钥编号有误',
  SignatureDoesNotMatch: '访问密钥有误',
  PermanentRedirect: '存储桶不在该地区',
  AuthorizationHeaderMalformed: '地区有误',
};
const reasonOf = ({ name, message }: Error): string => reasons[name] ?? (message || name);
