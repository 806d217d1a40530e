import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, realpath, rename } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries, type Owner, runAs } from './embedded-binaries.ts';
import { prepareFolder, superuser } from './embedded-folder.ts';
import { stopOrphan } from './embedded-orphan.ts';
import { untilReady } from './embedded-readiness.ts';

export type EmbeddedDatabase = { url: string; stop: () => Promise<void> };
type Settings = { dataDir: string; port: number; log: (line: string) => void };

const databaseName = 'title_review';
/** How long an ordered shut-down may take before it is forced. Milliseconds. */
const graceful = 20_000;

/**
 * Starts the embedded PostgreSQL on loopback over `<dataDir>/postgres`, made at the first start. Its processes are a
 * group of their own, so that Ctrl-C reaches only us and we order the shut-down.
 * Faults: DATA_DIR_UNUSABLE, DATABASE_DATA_BROKEN, DATABASE_START_FAILED, DISK_FULL; nothing is left running then.
 */
export async function startDatabase({ dataDir: given, port, log }: Settings): Promise<EmbeddedDatabase> {
  await mkdir(given, { recursive: true });
  // A server that was left behind is known again by this path.
  const dataDir = await realpath(given);
  const folder = join(dataDir, 'postgres');
  const binaries = await findBinaries();
  const owner = await runAs(dataDir, binaries.postgres);
  await stopOrphan(folder);
  const password = await prepareFolder({ dataDir, folder, initdb: binaries.initdb, owner, log });
  const logFile = join(dataDir, 'postgres.log');
  await rename(logFile, `${logFile}.1`).catch(() => undefined);
  const child = launch(binaries.postgres, folder, port, owner, logFile);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    // Fast shut-down: open transactions are rolled back, everything committed is kept.
    child.kill('SIGINT');
    // Immediate shut-down: the next start recovers from the log.
    const force = setTimeout(() => child.kill('SIGQUIT'), graceful);
    await exited;
    clearTimeout(force);
  };
  const url = (name: string): string => `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
  try {
    await untilReady({ child, url: url('postgres'), folder, logFile });
    await createDatabase(url('postgres'));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: url(databaseName), stop };
}

function launch(program: string, folder: string, port: number, owner: Owner, logFile: string): ChildProcess {
  const flags = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
  };
  const output = openSync(logFile, 'a');
  const child = spawn(
    program,
    ['-D', folder, ...Object.entries(flags).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    // The user postgres may not be able to enter the folder that we were started in.
    { ...owner, cwd: join(folder, '..'), stdio: ['ignore', output, output], detached: true },
  );
  closeSync(output);
  return child;
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
