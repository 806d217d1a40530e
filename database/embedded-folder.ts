import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startupFault } from '../domain/startup-faults.ts';
import type { Owner } from './embedded-binaries.ts';

type Settings = {
  dataDir: string;
  folder: string;
  initdb: string;
  owner: Owner;
  log: (line: string) => void;
};

export const superuser = 'postgres';
const draftPrefix = 'postgres-init-';

/**
 * Makes the server's folder once and gives the password. The marker is written last and nothing of anybody's is in
 * the folder before it, so a first start that was killed midway is simply done again.
 * Faults: DATABASE_DATA_BROKEN, DATABASE_START_FAILED, DISK_FULL.
 */
export async function prepareFolder(settings: Settings): Promise<string> {
  const { dataDir, folder } = settings;
  const marker = join(dataDir, 'postgres.ready');
  const passwordFile = join(dataDir, 'postgres.password');
  // A server has run here: somebody's data, even where a restored backup lacks our marker. Never made anew.
  const hasRun = existsSync(join(folder, 'postmaster.opts'));
  if (!existsSync(marker) && !hasRun) {
    settings.log('正在初始化数据库…');
    await makeFolder(settings, passwordFile);
  } else if (
    ![join(folder, 'PG_VERSION'), join(folder, 'global/pg_control'), passwordFile].every((path) =>
      existsSync(path),
    )
  ) {
    throw startupFault('DATABASE_DATA_BROKEN', { folder });
  }
  await writeFile(marker, '');
  return (await readFile(passwordFile, 'utf8')).trim();
}

/** Made under another name: an initdb whose start was killed goes on for a while and must not meet the next one. */
async function makeFolder(settings: Settings, passwordFile: string): Promise<void> {
  const { dataDir, folder, owner } = settings;
  const halves = (await readdir(dataDir)).filter((name) => name.startsWith(draftPrefix));
  for (const path of [folder, ...halves.map((name) => join(dataDir, name))])
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  const draft = join(dataDir, `${draftPrefix}${randomUUID()}`);
  await mkdir(draft, { mode: 0o700 });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  const { uid, gid } = owner;
  if (uid !== undefined && gid !== undefined)
    await Promise.all([draft, passwordFile].map((path) => chown(path, uid, gid)));
  await runInitdb(settings, draft, passwordFile);
  await rename(draft, folder);
}

async function runInitdb(
  { dataDir, initdb, owner }: Settings,
  draft: string,
  passwordFile: string,
): Promise<void> {
  const args = [
    `--pgdata=${draft}`,
    '--auth=scram-sha-256',
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // The same order of texts on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  try {
    await promisify(execFile)(initdb, args, { ...owner, cwd: dataDir, env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    const why = (stderr || message).trim();
    throw why.includes('No space left')
      ? startupFault('DISK_FULL', { folder: dataDir })
      : startupFault('DATABASE_START_FAILED', { why: why.slice(-400), log: dataDir });
  }
}
