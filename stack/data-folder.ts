import { mkdir, open, readFile, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { startupFault } from '../domain/startup-faults.ts';

/** Below this the engine stops taking commands soon; better said before the start. Bytes. */
const leastFree = 1_000_000_000;

/**
 * Takes the data folder for this process: made if it is missing, writable, with room, and used by no other running
 * platform. A lock that a killed process left is taken over.
 */
export async function claimDataFolder(folder: string): Promise<{ release: () => Promise<void> }> {
  const lock = join(folder, 'running.pid');
  try {
    await mkdir(folder, { recursive: true });
    await takeLock(lock);
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < leastFree) {
      await rm(lock, { force: true });
      throw startupFault('DISK_FULL', { folder });
    }
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === 'ENOSPC') throw startupFault('DISK_FULL', { folder });
    if (/^E[A-Z]+$/.test(code)) throw startupFault('DATA_DIR_UNUSABLE', { folder, why: code });
    throw error;
  }
  return { release: () => rm(lock, { force: true }) };
}

async function takeLock(lock: string): Promise<void> {
  for (;;) {
    try {
      const file = await open(lock, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
      if (pid !== process.pid && isPlatform(pid)) throw startupFault('ALREADY_RUNNING', { pid: String(pid) });
      await rm(lock, { force: true });
    }
  }
}

/** An empty or stale lock names no living process. */
function isPlatform(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
