import { randomUUID } from 'node:crypto';
import { access, constants, link, mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startupFault } from '../domain/startup-faults.ts';
import { processMark } from './process-mark.ts';

/** Below this the engine stops taking commands soon; better said before the start. Bytes. */
const leastFree = 1_000_000_000;

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
    throw faultOf(error, folder);
  }
  return { release: () => rm(lock, { force: true }) };
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

/** The lock appears whole or not at all, so that two starts at once cannot take it for an abandoned one. */
async function takeLock(lock: string): Promise<void> {
  const draft = `${lock}.${randomUUID()}`;
  await writeFile(draft, `${process.pid}\n${await processMark(process.pid)}\n`);
  try {
    while (!(await linked(draft, lock))) {
      const held = await readFile(lock, 'utf8').catch(() => undefined);
      if (held === undefined) continue;
      await assertStale(held);
      await moveAway(lock, held);
    }
  } finally {
    await rm(draft, { force: true });
  }
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
async function assertStale(held: string): Promise<void> {
  const [pid = '', mark = ''] = held.trim().split('\n');
  const now = Number(pid) > 0 ? await processMark(Number(pid)) : undefined;
  // A lock without a mark is an older start's: its pid alone decides.
  if (now !== undefined && (mark === '' || mark === now)) throw startupFault('ALREADY_RUNNING', { pid });
}

/** Removes the abandoned lock; one that another start has put there meanwhile is given back. */
async function moveAway(lock: string, held: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => undefined);
  const moved = await readFile(aside, 'utf8').catch(() => held);
  if (moved !== held) await linked(aside, lock);
  await rm(aside, { force: true });
}
