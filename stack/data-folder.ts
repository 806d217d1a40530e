import { randomUUID } from 'node:crypto';
import { access, constants, link, mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startupFault } from '../domain/startup-faults.ts';
import { processMark } from './process-mark.ts';

/** Below this the engine stops taking commands soon; better said before the start. Bytes. */
const leastFree = 1_000_000_000;

/** Of the locks in the data folder; a number follows. */
const prefix = 'running.';

/** What the system says when a folder cannot be used, for people. */
const reasons: Record<string, string> = {
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '文件系统只读',
  ENOTDIR: '路径中有一级不是目录',
  EEXIST: '该路径不是目录',
};

/**
 * Takes the data folder for this process: made if it is missing, writable, with room, and used by no other running
 * platform. A lock that a killed process left is taken over.
 * Faults: DATA_DIR_UNUSABLE, DISK_FULL, ALREADY_RUNNING.
 */
export async function claimDataFolder(folder: string): Promise<{ release: () => Promise<void> }> {
  try {
    await mkdir(folder, { recursive: true });
    const lock = await takeLock(folder);
    // Emptied, not removed: its number stays taken.
    const release = (): Promise<void> => writeFile(lock, '');
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < leastFree) {
      await release();
      throw startupFault('DISK_FULL', { folder });
    }
    return { release };
  } catch (error) {
    throw faultOf(error, folder);
  }
}

/**
 * A folder that several processes share, such as that of the uploaded files: made if it is missing, and writable.
 * Faults: DATA_DIR_UNUSABLE, DISK_FULL.
 */
export async function usableFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw faultOf(error, folder);
  }
}

/** What the system says, as a start-up fault; anything else stays what it is. */
function faultOf(error: unknown, folder: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOSPC') return startupFault('DISK_FULL', { folder });
  if (!/^E[A-Z]+$/.test(code)) return error;
  return startupFault('DATA_DIR_UNUSABLE', { folder, why: reasons[code] ?? code });
}

/**
 * The folder is held by the lock with the highest number, and numbers only grow: a lock is never taken away to make
 * room, but followed by the next number once its holder has ended. So two starts cannot take each other's lock for the
 * abandoned one. A lock appears whole or not at all.
 */
async function takeLock(folder: string): Promise<string> {
  const draft = join(folder, `${prefix}draft-${randomUUID()}`);
  await writeFile(draft, `${process.pid}\n${await processMark(process.pid)}\n`);
  try {
    for (;;) {
      const last = Math.max(0, ...(await lockNumbers(folder)));
      if (last > 0) await assertEnded(join(folder, `${prefix}${last}`));
      const lock = join(folder, `${prefix}${last + 1}`);
      if (!(await linked(draft, lock))) continue;
      const others = (await lockNumbers(folder)).filter((one) => one !== last + 1);
      // Late: others came and went meanwhile, and this number was free again.
      const late = others.some((one) => one > last + 1);
      const needless = late ? [last + 1] : others;
      await Promise.all(needless.map((one) => rm(join(folder, `${prefix}${one}`), { force: true })));
      if (!late) return lock;
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function lockNumbers(folder: string): Promise<number[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  return names.map((name) => Number(name.slice(prefix.length))).filter(Number.isSafeInteger);
}

async function linked(draft: string, lock: string): Promise<boolean> {
  try {
    await link(draft, lock);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false;
    throw error;
  }
}

/** ALREADY_RUNNING while the lock's own process lives; another one that was given its pid does not count. */
async function assertEnded(lock: string): Promise<void> {
  // One that is gone has been followed by the next.
  const held = await readFile(lock, 'utf8').catch(() => '');
  const [pid = '', mark = ''] = held.trim().split('\n');
  const now = Number(pid) > 0 ? await processMark(Number(pid)) : undefined;
  if (now !== undefined && mark === now) throw startupFault('ALREADY_RUNNING', { pid });
}
