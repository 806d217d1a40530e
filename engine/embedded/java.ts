import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { startupFault } from '../../domain/startup-faults.ts';

export type Java = { home: string; major: number };
const minimumMajor = 21;

/**
 * Looks in JAVA_HOME, on the PATH and in the usual JVM folders; the newest that the engine can run on.
 * Faults: JAVA_MISSING, JAVA_TOO_OLD.
 */
export async function findJava(environment = process.env): Promise<Java> {
  const found = await Promise.all((await candidateHomes(environment)).map(askVersion));
  return pickJava(found.filter((java) => java !== undefined));
}

/** The newest of those found; JAVA_MISSING or JAVA_TOO_OLD where none will do. */
export function pickJava(found: readonly Java[]): Java {
  const newest = found.toSorted((a, b) => b.major - a.major)[0];
  if (!newest) throw startupFault('JAVA_MISSING');
  if (newest.major < minimumMajor) {
    throw startupFault('JAVA_TOO_OLD', {
      found: found.map(({ major, home }) => `Java ${major}：${home}`).join('、'),
    });
  }
  return newest;
}

/** `openjdk version "21.0.4" …` → 21; `java version "1.8.0_392"` → 8. */
export function majorOf(versionText: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(versionText);
  return match ? Number(match[1]) : undefined;
}

async function candidateHomes(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const folders = [
    '/usr/lib/jvm',
    '/opt',
    '/Library/Java/JavaVirtualMachines',
    join(homedir(), '.sdkman/candidates/java'),
  ];
  const inFolders = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder).catch(() => [])).flatMap((name) => [
        join(folder, name),
        join(folder, name, 'Contents/Home'),
      ]),
    ),
  );
  const onPath = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, 'java'));
  const pathHomes = await Promise.all(
    onPath.filter((file) => existsSync(file)).map(async (file) => dirname(dirname(await realpath(file)))),
  );
  const all = [environment.JAVA_HOME ?? '', ...pathHomes, ...inFolders.flat()];
  const homes = all.filter((home) => home !== '' && existsSync(join(home, 'bin/java')));
  // Distributions link one JVM under several names.
  return [...new Set(await Promise.all(homes.map((home) => realpath(home))))];
}

async function askVersion(home: string): Promise<Java | undefined> {
  try {
    const { stderr } = await promisify(execFile)(join(home, 'bin/java'), ['-version'], { timeout: 20_000 });
    const major = majorOf(stderr);
    return major === undefined ? undefined : { home, major };
  } catch {
    return undefined;
  }
}
