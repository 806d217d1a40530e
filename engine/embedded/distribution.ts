import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startupFault } from '../../domain/startup-faults.ts';
import { command } from './command.ts';
import { showProgress } from './progress.ts';

/** The stock distribution; the newest line whose licence allows production use for free. */
export const distribution = {
  artifact: 'io.camunda:camunda-zeebe:8.5.8:tar.gz',
  file: 'camunda-zeebe-8.5.8.tar.gz',
  folder: 'camunda-zeebe-8.5.8',
  bytes: 212_102_843,
  sha256: '53ce62b008e61a87a3f7aed700065ad1352084a24c85771bc4e8300828bf95b4',
};

type Where = {
  cacheDir: string;
  log: (line: string) => void;
  /** Where `mvn` and `tar` are looked for, and their own settings. */
  environment?: NodeJS.ProcessEnv;
};

/** A try says each few seconds that it lives; one that has not for so long was killed. Milliseconds. */
const heartbeat = 5_000;
const abandoned = 120_000;

/**
 * The unpacked engine, fetched once with Maven's ordinary client. What is not whole and checked never bears the
 * folder's final name: each try works in a folder of its own and renames at the end, so a kill at any moment and two
 * starts at once are harmless.
 * Faults: MAVEN_MISSING, ENGINE_DOWNLOAD_FAILED, ENGINE_CHECKSUM_WRONG, DISK_FULL, DATA_DIR_UNUSABLE.
 */
export async function ensureEngine({ cacheDir, log, environment = process.env }: Where): Promise<string> {
  const final = join(cacheDir, distribution.folder);
  await removeAbandoned(cacheDir);
  if (isWhole(final)) return final;
  const work = join(cacheDir, `fetching-${randomUUID()}`);
  const alive = setInterval(() => void touch(work), heartbeat);
  try {
    await mkdir(work, { recursive: true });
    await fetchTarball(work, log, environment);
    await checkTarball(join(work, distribution.file));
    log('正在解压流程引擎…');
    await command('tar', ['-xzf', distribution.file], { cwd: work, env: environment });
    await rename(join(work, distribution.folder), final).catch((error: unknown) => {
      // Another start was faster.
      if (!isWhole(final)) throw error;
    });
    return final;
  } catch (error) {
    throw asFault(error, cacheDir);
  } finally {
    clearInterval(alive);
    await rm(work, { recursive: true, force: true });
  }
}

const isWhole = (folder: string): boolean => existsSync(join(folder, 'bin/broker'));
const touch = (folder: string): Promise<void> =>
  utimes(folder, new Date(), new Date()).catch(() => undefined);

/** The folders of tries that were killed. By their age, not a pid: a cache may be shared between containers. */
async function removeAbandoned(cacheDir: string): Promise<void> {
  const names = (await readdir(cacheDir).catch(() => [])).filter((name) => name.startsWith('fetching-'));
  for (const folder of names.map((name) => join(cacheDir, name))) {
    const found = await stat(folder).catch(() => undefined);
    if (!found || Date.now() - found.mtimeMs < abandoned) continue;
    // What cannot be removed now (its Maven still runs) is removed by a later start.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function fetchTarball(
  work: string,
  log: (line: string) => void,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const total = Math.round(distribution.bytes / 1_000_000);
  log(`首次启动：正在用 Maven 下载流程引擎 Zeebe 8.5.8（约 ${total} MB）…`);
  const end = showProgress({ folder: work, file: distribution.file, bytes: distribution.bytes, log });
  const options = [
    `-Dartifact=${distribution.artifact}`,
    `-DoutputDirectory=${work}`,
    // A repository of its own: nothing of it is kept, and nobody else's is locked or filled.
    `-Dmaven.repo.local=${join(work, 'maven')}`,
  ];
  await command('mvn', ['-B', 'dependency:copy', ...options], { cwd: work, env }).finally(end);
}

/** ENGINE_CHECKSUM_WRONG unless the file is bit for bit the pinned one; a wrong one is deleted. */
export async function checkTarball(file: string, expected = distribution.sha256): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found === expected) return;
  await rm(file, { force: true });
  throw startupFault('ENGINE_CHECKSUM_WRONG', { found });
}

function asFault(error: unknown, folder: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOSPC') return startupFault('DISK_FULL', { folder });
  return /^E[A-Z]+$/.test(code) ? startupFault('DATA_DIR_UNUSABLE', { folder, why: code }) : error;
}
