import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The broker's last argument: by it an engine is known to be this data folder's. */
export const markOf = (dataDir: string): string => `--title-review.data=${dataDir}`;

/**
 * Ends the engine that a killed start left behind: only the process of the pid file, and only while its command line
 * names this data folder, since pids are given anew.
 */
export async function stopOrphan(pidFile: string, dataDir: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  const isOurs = async (): Promise<boolean> =>
    Number.isInteger(pid) && pid > 1 && (await commandOf(pid)).endsWith(markOf(dataDir));
  // SIGKILL is waited for too: the next engine must not meet this one on the same files.
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!(await isOurs())) break;
    end(pid, signal);
    for (let tries = 0; tries < 100 && (await isOurs()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await rm(pidFile, { force: true });
}

/** The whole command line; empty where the process is gone. */
async function commandOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (text !== undefined) return text.replace(/\0$/, '');
  if (process.platform === 'linux') return '';
  const ps = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(
    () => undefined,
  );
  return ps?.stdout.trim() ?? '';
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
