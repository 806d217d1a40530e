import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildPortal } from '../../stack/build-portal.ts';

/** Builds of other sources, by the hours since a platform began with them. */
const older = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((hours) => [String(hours).padStart(16, '0'), hours] as const),
);
let folder: string;
let built: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'title-review-portal-'));
  for (const [name, hours] of Object.entries(older)) {
    await mkdir(join(folder, name));
    const at = new Date(Date.now() - hours * 3_600_000);
    await utimes(join(folder, name), at, at);
  }
  built = await buildPortal(() => undefined, folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

type Chunk = { file: string; imports?: string[] };

/** The script files that come with these modules, those that they import included. */
function filesWith(manifest: Record<string, Chunk>, modules: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the portal has no ${name}`);
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const needed of chunk.imports ?? []) add(needed);
  };
  modules.forEach(add);
  return [...found].filter((file) => file.endsWith('.js'));
}

test('R-85 from the login over the home page to the filled-in form less than 300 KB of compressed script are loaded', async () => {
  const manifest = JSON.parse(await readFile(join(built, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const files = filesWith(manifest, [
    'index.html',
    'src/pages/home/HomePage.vue',
    'src/pages/choose-unit/ChooseUnitPage.vue',
    'src/pages/instructions/InstructionsPage.vue',
    'src/pages/edit/EditPage.vue',
  ]);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(built, `${file}.br`))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeLessThan(300_000);
});

test('a start takes the build of its own sources and leaves those that other platforms began with lately', async () => {
  const said: string[] = [];
  expect(await buildPortal((line) => said.push(line), folder)).toBe(built);
  expect(said).toEqual([]);
  const left = await readdir(folder);
  expect(left.toSorted()).toEqual([...Object.keys(older).slice(0, 4), built.split('/').at(-1)].toSorted());
});
