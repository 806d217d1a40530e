import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { startupFault } from '../domain/startup-faults.ts';

const root = join(import.meta.dirname, '..');
/** What the pages are made from. */
const sources = ['web-portal', 'web-modeler', 'bpmn', 'domain', 'package-lock.json'];
/** Each build in a folder named by the hash of its sources: two platforms of one clone never take each other's pages. */
const builds = join(root, 'web-portal/dist');
/** How many builds stay, those begun with last; a running platform serves from one of them. */
const kept = 5;

/**
 * The folder of the built portal; built where there is none of these sources yet. In a process of its own: a build takes
 * seconds of one core, and the platform starts meanwhile. Fault: PORTAL_NOT_BUILT.
 */
export async function buildPortal(say: (line: string) => void, folder = builds): Promise<string> {
  const built = join(folder, (await hashOfSources()).slice(0, 16));
  const now = new Date();
  // Its time tells when a platform last began with it.
  if (await exists(built)) await utimes(built, now, now);
  else await build(built, say);
  await clearOld(folder);
  return built;
}

/** Another start may be building the same: each builds aside, and the folder appears whole, once. */
async function build(built: string, say: (line: string) => void): Promise<void> {
  say('正在生成网页（约需二十秒，仅在代码更新后进行）…');
  const aside = `${built}.${process.pid}`;
  try {
    await buildApp('web-portal', aside);
    // Its address is `/modeler`, and so it lies among the portal's files.
    await buildApp('web-modeler', join(aside, 'modeler'));
    await rename(aside, built).catch(async (error: unknown) => {
      if (!(await exists(built))) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function buildApp(app: string, folder: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { code, output } = await run([vite, 'build', app, '--outDir', folder]);
  if (code !== 0) throw startupFault('PORTAL_NOT_BUILT', { why: output.trim().slice(-600) });
}

async function clearOld(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = dated.toSorted((a, b) => b.at - a.at).slice(kept);
  for (const { name } of old) await rm(join(folder, name), { recursive: true, force: true });
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    const names = source.includes('.') ? [''] : await filesOf(join(root, source));
    for (const name of names) hash.update(name).update(await readFile(join(root, source, name)));
  }
  return hash.digest('hex');
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.startsWith('dist'))
    .sort();
}

function run(args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args, '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
