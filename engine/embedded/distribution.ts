import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startupFault } from '../../domain/startup-faults.ts';

/** The stock distribution; the newest line whose licence allows production use for free. */
export const distribution = {
  artifact: 'io.camunda:camunda-zeebe:8.5.8:tar.gz',
  file: 'camunda-zeebe-8.5.8.tar.gz',
  folder: 'camunda-zeebe-8.5.8',
  bytes: 212_102_843,
  sha256: '53ce62b008e61a87a3f7aed700065ad1352084a24c85771bc4e8300828bf95b4',
};

type Where = { cacheDir: string; log: (line: string) => void };

/**
 * The unpacked engine, fetched once with Maven's ordinary client. What is not whole and checked never bears the
 * folder's final name: each try works in a folder of its own and renames at the end, so a kill at any moment and two
 * starts at once are harmless.
 */
export async function ensureEngine({ cacheDir, log }: Where): Promise<string> {
  const final = join(cacheDir, distribution.folder);
  if (existsSync(join(final, 'bin/broker'))) return final;
  const work = join(cacheDir, `fetching-${randomUUID()}`);
  try {
    await removeLeftovers(cacheDir);
    await mkdir(work, { recursive: true });
    await fetchTarball(work, log);
    await checkTarball(join(work, distribution.file));
    log('正在解压流程引擎…');
    await command('tar', ['-xzf', distribution.file], work);
    await rename(join(work, distribution.folder), final).catch((error: unknown) => {
      // Another start was faster.
      if (!existsSync(join(final, 'bin/broker'))) throw error;
    });
    return final;
  } catch (error) {
    throw isDiskFull(error) ? startupFault('DISK_FULL', { folder: cacheDir }) : error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Folders of tries that were killed; one that is younger than an hour may still be at work. */
async function removeLeftovers(cacheDir: string): Promise<void> {
  const names = (await readdir(cacheDir).catch(() => [])).filter((name) => name.startsWith('fetching-'));
  for (const name of names) {
    const { mtimeMs } = await stat(join(cacheDir, name));
    if (Date.now() - mtimeMs > 3_600_000) await rm(join(cacheDir, name), { recursive: true, force: true });
  }
}

async function fetchTarball(work: string, log: (line: string) => void): Promise<void> {
  log(`首次启动：正在用 Maven 下载流程引擎 Zeebe 8.5.8（约 ${megabytes(distribution.bytes)} MB）…`);
  const timer = setInterval(
    () => void folderSize(work).then((bytes) => log(`  已下载 ${megabytes(bytes)} MB`)),
    3000,
  );
  try {
    await command(
      'mvn',
      [
        '-B',
        'dependency:copy',
        `-Dartifact=${distribution.artifact}`,
        `-DoutputDirectory=${work}`,
        `-Dmaven.repo.local=${join(work, 'maven')}`,
      ],
      work,
    );
  } finally {
    clearInterval(timer);
  }
}

/** ENGINE_CHECKSUM_WRONG unless the file is bit for bit the pinned one. */
export async function checkTarball(file: string, expected = distribution.sha256): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== expected) throw startupFault('ENGINE_CHECKSUM_WRONG', { found });
}

/** Runs a program quietly; its last lines are shown only when it fails. */
function command(program: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', () =>
      reject(program === 'mvn' ? startupFault('MAVEN_MISSING') : new Error(`${program} cannot be run`)),
    );
    child.on('close', (code) => (code === 0 ? resolve() : reject(failure(program, output))));
  });
}

function failure(program: string, output: string): Error {
  if (/No space left|ENOSPC/.test(output)) return Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const lines = output.split('\n').filter((line) => line.includes('ERROR') || program !== 'mvn');
  return startupFault('ENGINE_DOWNLOAD_FAILED', {
    why: lines.slice(0, 3).join(' ').slice(0, 500) || `${program} 未成功`,
  });
}

const isDiskFull = (error: unknown): boolean => (error as { code?: string }).code === 'ENOSPC';
const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
