import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startupFault } from '../domain/startup-faults.ts';

const root = join(import.meta.dirname, '..');
/** What the pages are made from. */
const sources = ['web-portal', 'web-modeler', 'bpmn', 'domain', 'package-lock.json'];
const built = join(root, 'web-portal/dist');
/** In the built folder: the hash of what it was built from. */
const stamp = 'built-from.txt';

/**
 * The folder of the built portal; built anew where its sources are others than those it was built from. In a process of its
 * own: a build takes seconds of one core, and the platform starts meanwhile. Fault: PORTAL_NOT_BUILT.
 */
export async function buildPortal(say: (line: string) => void): Promise<string> {
  const now = await hashOfSources();
  if ((await readFile(join(built, stamp), 'utf8').catch(() => '')) === now) return built;
  say('正在生成网页（约需二十秒，仅在代码更新后进行）…');
  // Another start may be building too: each builds aside, and the folder appears whole.
  const aside = `${built}.${process.pid}`;
  try {
    await build('web-portal', aside);
    // Its address is `/modeler`, and so it lies among the portal's files.
    await build('web-modeler', join(aside, 'modeler'));
    await writeFile(join(aside, stamp), now);
    await rm(built, { recursive: true, force: true });
    await rename(aside, built);
    return built;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function build(app: string, folder: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { code, output } = await run([vite, 'build', app, '--outDir', folder]);
  if (code !== 0) throw startupFault('PORTAL_NOT_BUILT', { why: output.trim().slice(-600) });
}

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
