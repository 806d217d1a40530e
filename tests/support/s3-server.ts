import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { command } from '../../engine/embedded/command.ts';
import { findJava } from '../../engine/embedded/java.ts';
import { loadConfig } from '../../stack/config.ts';
import { freePorts } from '../../stack/ports.ts';
import type { S3Settings } from '../../storage/s3.ts';
import { waitFor } from './wait-for.ts';

/** A real S3 over a folder, which checks signatures. */
const server = {
  artifact: 'org.gaul:s3proxy:2.9.0:jar:jar-with-dependencies',
  file: 's3proxy-2.9.0-jar-with-dependencies.jar',
  sha256: '238f813ff9d6d295273f809f383d31307d88d8f56acc40109b68a5d49186a0eb',
};

/** Fetched once with Maven's ordinary client into the cache, as the engine is; appears whole and checked. */
async function serverJar(): Promise<string> {
  const { CACHE_DIR } = loadConfig(process.env);
  const jar = join(CACHE_DIR, server.file);
  if (existsSync(jar)) return jar;
  const work = join(CACHE_DIR, `fetching-${randomUUID()}`);
  try {
    await mkdir(work, { recursive: true });
    const options = [`-Dartifact=${server.artifact}`, `-DoutputDirectory=${work}`];
    const own = `-Dmaven.repo.local=${join(work, 'maven')}`;
    await command('mvn', ['-B', 'dependency:copy', ...options, own], { cwd: work, env: process.env });
    const bytes = await readFile(join(work, server.file));
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== server.sha256) throw new Error(`${server.file} has the SHA-256 ${found}`);
    await rename(join(work, server.file), jar);
    return jar;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

export type S3Server = {
  /** Of a bucket of its own, empty, and an upload folder of its own. */
  bucket: () => Promise<S3Settings>;
  /** Puts an object there behind the platform's back, as if two days ago. */
  put: (settings: S3Settings, key: string) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the server on loopback; it ends with the test. */
export async function startS3Server(): Promise<S3Server> {
  const jar = await serverJar();
  const folder = await mkdtemp(join(tmpdir(), 'title-review-s3-'));
  const [port = 0] = await freePorts(1);
  const keys = { accessKeyId: 'tests', secretAccessKey: randomUUID() };
  const lines = [
    `s3proxy.endpoint=http://127.0.0.1:${port}`,
    's3proxy.authorization=aws-v4',
    `s3proxy.identity=${keys.accessKeyId}`,
    `s3proxy.credential=${keys.secretAccessKey}`,
    'jclouds.provider=filesystem-nio2',
    `jclouds.filesystem.basedir=${join(folder, 'buckets')}`,
  ];
  await mkdir(join(folder, 'buckets'));
  await writeFile(join(folder, 's3proxy.conf'), lines.join('\n'));
  const { home } = await findJava();
  const args = ['-Xmx256m', '-jar', jar, '--properties', join(folder, 's3proxy.conf')];
  const child = spawn(join(home, 'bin/java'), args, { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  await waitFor('the S3 server', async () => (await answers(endpoint)) || child.exitCode !== null, 120);
  return {
    bucket: async () => {
      const bucket = `bucket-${randomUUID()}`;
      await mkdir(join(folder, 'buckets', bucket));
      const uploads = join(folder, `uploads-${bucket}`);
      return { bucket, endpoint, region: 'us-east-1', ...keys, pathStyle: true, folder: uploads };
    },
    put: async ({ bucket: Bucket }, key) => {
      const client = new S3Client({
        endpoint,
        region: 'us-east-1',
        credentials: keys,
        forcePathStyle: true,
        requestChecksumCalculation: 'WHEN_REQUIRED',
      });
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: 'anything' }));
      client.destroy();
      const then = Date.now() / 1000 - 2 * 24 * 3600;
      await utimes(join(folder, 'buckets', Bucket, key), then, then);
    },
    stop: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

const ended = (child: ChildProcess): Promise<unknown> => {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  return child.exitCode === null ? exited : Promise.resolve();
};

/** The same endpoint over a line that breaks once it has carried so many bytes. */
export async function breakingLine(
  endpoint: string,
  bytes: number,
): Promise<{ endpoint: string; close: () => Promise<void> }> {
  const relay = createServer((socket) => {
    const beyond = connect(Number(new URL(endpoint).port), '127.0.0.1');
    let carried = 0;
    const cut = (): void => {
      socket.destroy();
      beyond.destroy();
    };
    for (const one of [socket, beyond]) one.on('error', cut).on('close', cut);
    socket.on('data', (part: Buffer) => {
      carried += part.length;
      if (carried > bytes) cut();
      else beyond.write(part);
    });
    beyond.on('data', (part: Buffer) => socket.write(part));
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const { port } = relay.address() as { port: number };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => relay.close(() => resolve())),
  };
}
