import { readFile, readlink, rm } from 'node:fs/promises';

/**
 * Ends the engine that a killed start left behind: only the process of the pid file, and only while it still runs in
 * this data folder, since pids are given anew.
 */
export async function stopOrphan(pidFile: string, dataDir: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (Number.isInteger(pid) && pid > 1 && (await runsIn(pid, dataDir))) {
    end(pid, 'SIGTERM');
    for (let tries = 0; tries < 100 && isAlive(pid); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    if (isAlive(pid)) end(pid, 'SIGKILL');
  }
  await rm(pidFile, { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Where the system cannot tell (no /proc), the pid file is not trusted. */
const runsIn = async (pid: number, folder: string): Promise<boolean> =>
  (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === folder;

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
