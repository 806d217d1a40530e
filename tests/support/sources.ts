import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** The TypeScript files below these folders, by their path from the root. */
export async function sources(...folders: string[]): Promise<{ path: string; text: string }[]> {
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true }))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name)),
    ),
  );
  return Promise.all(
    found.flat().map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  );
}

/** File names without their ending, in a folder itself. */
export const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(join(root, folder))).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3));
