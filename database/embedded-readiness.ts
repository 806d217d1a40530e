import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { startupFault } from '../domain/startup-faults.ts';

type Watched = { child: ChildProcess; url: string; folder: string; logFile: string };

/** A start after a crash first replays the log; past this something is wrong. Milliseconds. */
const patience = 120_000;

/**
 * Waits until the server answers a query.
 * Faults: DISK_FULL, DATABASE_DATA_BROKEN, DATABASE_START_FAILED; the child is left to the caller.
 */
export async function untilReady({ child, url, folder, logFile }: Watched): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    const refused = await connectFault(url);
    if (refused === undefined) return;
    // 28P01: the password file is not this folder's; waiting does not help.
    if (refused === '28P01')
      throw startupFault('DATABASE_START_FAILED', {
        why: 'postgres.password 与数据库的密码不符',
        log: logFile,
      });
    const ended = child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
    if (ended || Date.now() > until)
      throw readFault(await readFile(logFile, 'utf8').catch(() => ''), folder, logFile);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the server's own log says about why it did not start. */
export function readFault(text: string, folder: string, logFile: string): Error {
  if (text.includes('No space left')) return startupFault('DISK_FULL', { folder });
  if (/checkpoint record|pg_control|could not find the database system|not a valid data directory/.test(text))
    return startupFault('DATABASE_DATA_BROKEN', { folder });
  // Ports are chosen free; another program was faster.
  if (text.includes('Address already in use'))
    return startupFault('DATABASE_START_FAILED', { why: '端口刚被其他程序占用，请重试', log: logFile });
  const lines = text.trim().split('\n');
  const why = lines.findLast((line) => /\b(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? '';
  return startupFault('DATABASE_START_FAILED', {
    why: why.replace(/^.*?(?=FATAL:|PANIC:)/, '').slice(0, 300) || '超时',
    log: logFile,
  });
}

/** Undefined when it answers; else the error's code. */
async function connectFault(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  }
}
