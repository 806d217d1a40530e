import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedDatabase, startDatabase } from '../../database/embedded.ts';
import { stopOrphan } from '../../database/embedded-orphan.ts';
import { readFault } from '../../database/embedded-readiness.ts';
import { freePorts } from '../../stack/ports.ts';

let root = '';
let dataDir = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'title-review-database-'));
  await chmod(root, 0o711);
  dataDir = join(root, 'data');
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function start(folder = dataDir): Promise<EmbeddedDatabase> {
  const [port = 0] = await freePorts(1);
  return startDatabase({ dataDir: folder, port, log: () => undefined });
}

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  return rows;
}

const pidOf = async (folder: string): Promise<number> =>
  Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

describe('the embedded database', () => {
  test('a first initdb that was killed midway is done again', async () => {
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    await mkdir(join(dataDir, 'postgres-init-killed'));
    await writeFile(join(dataDir, 'postgres/half'), '');
    const database = await start();
    expect(existsSync(join(dataDir, 'postgres/half'))).toBe(false);
    expect(existsSync(join(dataDir, 'postgres-init-killed'))).toBe(false);
    await database.stop();
  });

  test('listens on loopback alone, in UTF-8, with a password that others cannot read', async () => {
    const database = await start();
    const rows = await query(
      database.url,
      `select current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
       upper('é') as upper, current_database() as name`,
    );
    expect(rows).toEqual([{ addresses: '127.0.0.1', encoding: 'UTF8', upper: 'É', name: 'title_review' }]);
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o077).toBe(0);
    await expect(query(database.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
    await database.stop();
  });

  test('keeps its data from start to start', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('a server that a killed start left behind is stopped first', async () => {
    await start();
    const left = await pidOf(dataDir);
    const database = await start();
    expect(await pidOf(dataDir)).not.toBe(left);
    expect(() => process.kill(left, 0)).toThrow();
    await database.stop();
  });

  test('data without the marker, as in a restored backup, is never made anew', async () => {
    await rm(join(dataDir, 'postgres.ready'));
    const database = await start();
    expect(await query(database.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await database.stop();
  });

  test('a port that was taken meanwhile is said, and nothing is left running', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );
    await expect(startDatabase({ dataDir, port, log: () => undefined })).rejects.toThrow('端口');
    server.close();
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  test('a folder that lacks its heart is named and not touched', async () => {
    const version = join(dataDir, 'postgres/PG_VERSION');
    await rename(version, join(root, 'aside'));
    await expect(start()).rejects.toMatchObject({ code: 'DATABASE_DATA_BROKEN' });
    await rename(join(root, 'aside'), version);
    await (await start()).stop();
  });

  const asRoot = process.getuid?.() === 0 ? test : test.skip;
  asRoot('as root: a folder that the user postgres cannot reach is refused', async () => {
    const closed = join(root, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await expect(start(join(closed, 'data'))).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
  });
});

describe('its parts', () => {
  test("a pid that another program was given is left alone, and the dead server's file removed", async () => {
    const folder = join(root, 'other');
    await mkdir(folder);
    await writeFile(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n`);
    await stopOrphan(folder);
    expect(existsSync(join(folder, 'postmaster.pid'))).toBe(false);
  });

  test.each([
    ['PANIC:  could not locate a valid checkpoint record', 'DATABASE_DATA_BROKEN'],
    ['FATAL:  could not write lock file: No space left on device', 'DISK_FULL'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'DATABASE_START_FAILED'],
  ])("the server's log %j means %s", (text, code) => {
    expect(readFault(text, '/data/postgres', '/data/postgres.log')).toMatchObject({ code });
  });

  test('any other reason is told without its time stamp', () => {
    const text = '2026-11-23 17:31 UTC [1] LOG:  x\n2026-11-23 17:31 UTC [1] FATAL:  y\nHINT: z';
    expect(readFault(text, '/f', '/l').message).toBe('数据库未能启动：FATAL:  y');
  });
});
