import type { Person } from '../stack/http-client.ts';
import { say } from '../stack/main.ts';
import { inParallel, percentile } from './figures.ts';

/** Prints the time of so many requests, two at once; `path` may be another one each time. */
export async function measure(
  person: Person,
  name: string,
  path: () => string,
  times: number,
): Promise<void> {
  const ms: number[] = [];
  const paths = Array.from({ length: times }, path);
  // The first requests fill the caches, as a day's work does.
  for (const one of paths.slice(0, 20)) await person.get(one);
  await inParallel(paths, 2, async (one) => {
    const from = performance.now();
    const { status } = await person.get(one);
    if (status !== 200) throw new Error(`${one}: ${status}`);
    ms.push(performance.now() - from);
  });
  say(
    `${name.padEnd(14)} p50 ${percentile(ms, 0.5).toFixed(1)} ms，p99 ${percentile(ms, 0.99).toFixed(1)} ms`,
  );
}
