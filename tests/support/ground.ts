import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Broker, type RecordStreamAddress, startBroker } from '../../engine/embedded/broker.ts';
import { ensureEngine } from '../../engine/embedded/distribution.ts';
import { findJava } from '../../engine/embedded/java.ts';
import { freePorts } from '../../stack/ports.ts';
import { shortLived } from './java-options.ts';
import { databaseUrl } from './platform.ts';

/** A database of the test's own on the run's server. */
export async function ownDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: databaseUrl() });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await server(`create database ${name}`);
  const url = new URL(databaseUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => server(`drop database ${name} with (force)`) };
}

/** An engine of the test's own, which it may kill and start again over the same data; it sends its records there. */
export async function ownEngine(recordStream?: RecordStreamAddress): Promise<{
  grpcAddress: string;
  kill: () => Promise<void>;
  start: () => Promise<void>;
  remove: () => Promise<void>;
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'title-review-engine-'));
  const [gateway = 0, command = 0, internal = 0, management = 0, rest = 0] = await freePorts(5);
  const settings = {
    distribution: await ensureEngine({ cacheDir: process.env.TEST_CACHE_DIR ?? '', log: () => undefined }),
    javaHome: (await findJava()).home,
    javaOptions: shortLived,
    dataDir,
    ports: { gateway, command, internal, management, rest },
    clockControlled: true,
    recordStream,
    log: () => undefined,
  };
  let broker: Broker | undefined = await startBroker(settings);
  return {
    grpcAddress: broker.grpcAddress,
    kill: async () => {
      await broker?.kill();
      broker = undefined;
    },
    start: async () => {
      broker = await startBroker(settings);
    },
    remove: async () => {
      await broker?.kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
