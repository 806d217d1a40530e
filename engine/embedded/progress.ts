import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

type Watched = { folder: string; file: string; bytes: number; log: (line: string) => void };

/** Says how much of the file has come, every 3 s; Maven itself says nothing until it is whole. Ends when called. */
export function showProgress({ folder, file, bytes, log }: Watched): () => void {
  const timer = setInterval(() => {
    void loadedBytes(folder, file).then((loaded) => {
      if (loaded > 0) log(progressLine(loaded, bytes));
    });
  }, 3000);
  return () => clearInterval(timer);
}

export function progressLine(loaded: number, bytes: number): string {
  const share = Math.min(100, Math.floor((loaded / bytes) * 100));
  return `  已下载 ${megabytes(loaded)} / ${megabytes(bytes)} MB（${share}%）`;
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

/** The largest of the file's copies: Maven loads into a partial file beside the final name, then copies it. */
async function loadedBytes(folder: string, file: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile() && entry.name.startsWith(file))
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return Math.max(0, ...(await Promise.all(sizes)));
}
