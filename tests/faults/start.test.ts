import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stopOrphan as stopDatabase } from '../../database/embedded-orphan.ts';
import { stopOrphan as stopEngine } from '../../engine/embedded/orphan.ts';
import { Person } from '../../stack/http-client.ts';
import { freePorts } from '../../stack/ports.ts';
import { databaseUrl } from '../support/platform.ts';
import { launch, startProgram } from '../support/processes.ts';

const cache = process.env.TEST_CACHE_DIR ?? '';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'title-review-start-'));
  // As root the database runs as another user, who must be able to come here.
  await chmod(folder, 0o755);
});
afterAll(async () => {
  // A failure between the kill and the next start would leave engine and database behind, on a folder that is gone.
  const data = join(folder, 'kept');
  await stopEngine(join(data, 'engine.pid'), data);
  await stopDatabase(join(data, 'postgres'));
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** Starts the platform where it cannot start, and answers what it says. */
async function refused(
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const [port = 0] = await freePorts(1);
  const program = launch('stack/start.ts', {
    PORT: String(port),
    DATA_DIR: join(folder, String(port)),
    CACHE_DIR: cache,
    ...environment,
  });
  const code = await program.exited;
  return { code, output: program.output() };
}

const said = (message: string): RegExp => new RegExp(`无法启动：[^\\n]*${message}[^\\n]*\\n处理办法：.+`);

describe('what keeps the platform from starting is said with its remedy, and exit code 1', () => {
  test.each([
    ['a setting that cannot be', { PORT: 'abc' }, 'PORT'],
    [
      'production without its settings',
      { MODE: 'production' },
      'DATABASE_URL、OIDC_ISSUER、OIDC_CLIENT_ID、OIDC_CLIENT_SECRET、SESSION_SECRET、CERTIFICATE_SIGNING_KEY、CERTIFICATE_SEAL、DATA_ENCRYPTION_KEY、PUBLIC_URL',
    ],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none', ZEEBE_GRPC_ADDRESS: '127.0.0.1:9' },
      '无法连接数据库',
    ],
    [
      'a folder that cannot be',
      { DATA_DIR: join(import.meta.dirname, 'start.test.ts/data') },
      '数据目录不可用',
    ],
  ])('%s', async (_what, environment, message) => {
    const { code, output } = await refused(environment);
    expect(output).toMatch(said(message));
    expect(output).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
  });

  test('a port in use', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );
    const { code, output } = await refused({ PORT: String(port) });
    server.close();
    expect(output).toMatch(said(`端口 ${port} 已被其他程序占用`));
    expect(code).toBe(1);
  });

  test('no Maven where the engine must be fetched', async () => {
    const { code, output } = await refused({
      DATABASE_URL: databaseUrl(),
      CACHE_DIR: join(folder, 'empty-cache'),
      PATH: '/nowhere',
    });
    expect(output).toMatch(said('(没有找到 Maven|没有找到 Java)'));
    expect(code).toBe(1);
  });

  test('a half-written database folder is named, and not touched', async () => {
    const data = join(folder, 'broken');
    await mkdir(join(data, 'postgres'), { recursive: true });
    await writeFile(join(data, 'postgres.ready'), '');
    await writeFile(join(data, 'postgres/kept'), 'x');
    const { code, output } = await refused({ DATA_DIR: data });
    expect(output).toMatch(said('数据库目录不完整'));
    expect(await readFile(join(data, 'postgres/kept'), 'utf8')).toBe('x');
    expect(code).toBe(1);
  });
});

describe('one data folder', () => {
  test('Ctrl-C stops everything, a kill leaves nothing that the next start cannot mend, and all data is kept', async () => {
    const [port = 0] = await freePorts(1);
    const environment = {
      MODE: 'test',
      PORT: String(port),
      DATA_DIR: join(folder, 'kept'),
      CACHE_DIR: cache,
    };
    const start = () => startProgram('stack/start.ts', environment, /平台已就绪/);
    const first = await start();
    const enginePid = Number(await readFile(join(folder, 'kept/engine.pid'), 'utf8'));
    const second = await refused({ ...environment, PORT: String((await freePorts(1))[0]) });
    expect(second.output).toMatch(said('已有平台在运行'));
    const person = await Person.signedIn(`http://localhost:${port}`, 'applicant-1');
    const { accountId } = (await person.get('/api/me')).body;
    await first.end('SIGKILL');
    const again = await start();
    expect(isAlive(enginePid)).toBe(false);
    expect((await person.get('/api/me')).body.accountId).toBe(accountId);
    const nextPid = Number(await readFile(join(folder, 'kept/engine.pid'), 'utf8'));
    const postmaster = Number(
      (await readFile(join(folder, 'kept/postgres/postmaster.pid'), 'utf8')).split('\n')[0],
    );
    expect(await again.end('SIGINT')).toBe(0);
    expect([nextPid, postmaster].filter(isAlive)).toEqual([]);
  }, 180_000);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
