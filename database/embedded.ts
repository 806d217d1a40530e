import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startupFault } from '../domain/startup-faults.ts';
import { type Binaries, findBinaries, type Owner, runAs } from './embedded-binaries.ts';

export type EmbeddedDatabase = { url: string; stop: () => Promise<void> };
type Settings = { dataDir: string; port: number; log: (line: string) => void };

const user = 'postgres';
export const databaseName = 'title_review';

/**
 * Starts the embedded PostgreSQL on loopback over `<dataDir>/postgres`, made at the first start. Its processes are a
 * group of their own, so that Ctrl-C reaches only us and we order the shut-down.
 */
export async function startDatabase({ dataDir, port, log }: Settings): Promise<EmbeddedDatabase> {
  const folder = join(dataDir, 'postgres');
  const binaries = await findBinaries();
  const owner = await runAs(dataDir);
  const password = await initialise(dataDir, folder, binaries, owner, log);
  await stopOrphan(folder);
  const logFile = join(dataDir, 'postgres.log');
  const output = openSync(logFile, 'a');
  const flags = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
  };
  const child = spawn(
    binaries.postgres,
    ['-D', folder, ...Object.entries(flags).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    {
      ...owner,
      stdio: ['ignore', output, output],
      detached: true,
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('error', () => undefined);
  const url = (name: string): string => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
  await untilReady(child, url('postgres'), logFile);
  await createDatabase(url('postgres'));
  return {
    url: url(databaseName),
    stop: async () => {
      // Fast shut-down: open transactions are rolled back, everything committed is kept.
      child.kill('SIGINT');
      await exited;
    },
  };
}

/**
 * Makes the data folder once. The marker is written last and nothing of anybody's is in the folder before it, so a
 * first start that was killed midway is simply done again.
 */
async function initialise(
  dataDir: string,
  folder: string,
  { initdb }: Binaries,
  owner: Owner,
  log: (line: string) => void,
): Promise<string> {
  const marker = join(dataDir, 'postgres.ready');
  const passwordFile = join(dataDir, 'postgres.password');
  if (existsSync(marker)) {
    const whole =
      existsSync(join(folder, 'PG_VERSION')) &&
      existsSync(join(folder, 'global/pg_control')) &&
      existsSync(passwordFile);
    if (!whole) throw startupFault('DATABASE_DATA_BROKEN', { folder });
    return (await readFile(passwordFile, 'utf8')).trim();
  }
  log('正在初始化数据库…');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const password = randomBytes(18).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner.uid !== undefined)
    await Promise.all([folder, passwordFile].map((path) => chown(path, owner.uid ?? 0, owner.gid ?? 0)));
  await run(
    initdb,
    [
      `--pgdata=${folder}`,
      '--auth=scram-sha-256',
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    owner,
  );
  await writeFile(marker, '');
  return password;
}

function run(program: string, args: readonly string[], owner: Owner): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...owner, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) =>
      reject(startupFault('DATABASE_START_FAILED', { why: error.message, log: program })),
    );
    child.on('close', (code) => {
      if (code === 0) {
        resolve();
        return;
      }
      const why = output.trim().split('\n').slice(-3).join(' ').slice(0, 400);
      reject(
        output.includes('No space left')
          ? startupFault('DISK_FULL', { folder: program })
          : startupFault('DATABASE_START_FAILED', { why, log: program }),
      );
    });
  });
}

async function untilReady(child: ChildProcess, url: string, logFile: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.pid === undefined || Date.now() > until) {
      child.kill('SIGKILL');
      const text = await readFile(logFile, 'utf8').catch(() => '');
      if (text.slice(-2000).includes('No space left')) throw startupFault('DISK_FULL', { folder: logFile });
      throw startupFault('DATABASE_START_FAILED', {
        why: text.trim().split('\n').at(-1) ?? '超时',
        log: logFile,
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
  if (rowCount === 0) await client.query(`create database ${databaseName}`);
  await client.end();
}

/** A server that a killed start left behind is stopped first; `postmaster.pid` lies in its own data folder. */
async function stopOrphan(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!pid) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!command.includes(folder)) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 150; tries++) {
    if ((await readdir(folder)).every((name) => name !== 'postmaster.pid')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
