import { recordStreamUser, startRecordStream } from '../api/record-stream/start.ts';
import type { RecordStreamAddress } from '../engine/embedded/broker.ts';
import { recordsBehind } from '../engine/state.ts';
import { makeLogger } from '../stack/logger.ts';

/** Takes the engine's records and does nothing with them: what the raw engine tells of is told to somebody too. */
export async function passOver({ port, password }: RecordStreamAddress): Promise<() => Promise<void>> {
  const stream = await startRecordStream({ host: '127.0.0.1', port, password, log: makeLogger('silent') });
  stream.attach(() => Promise.resolve());
  return stream.stop;
}

export const addressOf = (port: number, password: string): RecordStreamAddress => ({
  port,
  user: recordStreamUser,
  password,
});

/** Looks twice a second how far the monitor is behind the engine; at the end: the most, and how long it took to catch up. */
export function watchLag(managementUrl: string): () => Promise<{ most: number; caughtUpMs: number }> {
  let most = 0;
  const look = async (): Promise<number> => {
    const behind = await recordsBehind(managementUrl).catch(() => 0);
    most = Math.max(most, behind);
    return behind;
  };
  const looking = setInterval(() => void look(), 500);
  return async () => {
    clearInterval(looking);
    const from = performance.now();
    // What little comes after the last lifecycle is told within a second.
    while ((await look()) > 0 && performance.now() - from < 60_000)
      await new Promise((resolve) => setTimeout(resolve, 100));
    return { most, caughtUpMs: performance.now() - from };
  };
}
