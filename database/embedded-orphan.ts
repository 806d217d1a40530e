import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Ends the server that a killed start left behind, known by the pid in its own data folder and by its command line,
 * since pids are given anew. A pid file whose server is gone is removed: PostgreSQL would refuse to start while any
 * other process has that pid.
 */
export async function stopOrphan(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const pid = Number(text.split('\n')[0]);
  const isOurs = async (): Promise<boolean> =>
    Number.isInteger(pid) && pid > 1 && (await commandOf(pid)).includes(`-D ${folder} `);
  // Fast shut-down first; then immediate, which the next start recovers from.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!(await isOurs())) break;
    end(pid, signal);
    for (let tries = 0; tries < 100 && (await isOurs()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // Any other server stays, and so does its file: this start then fails and says so.
  if (!(await commandOf(pid)).includes('postgres')) await rm(file, { force: true });
}

/** The whole command line with blanks between its words; empty where the process is gone. */
async function commandOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (text !== undefined) return text.replaceAll('\0', ' ');
  if (process.platform === 'linux') return '';
  const ps = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(
    () => undefined,
  );
  return ps?.stdout ?? '';
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
