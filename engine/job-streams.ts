import type { EventEmitter } from 'node:events';
import type { Engine } from './client.ts';

/** A job as the engine hands it over. */
export type EngineJob = {
  key: string;
  type: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionVersion: number;
  elementId: string;
  elementInstanceKey: string;
  retries: number;
  customHeaders: Record<string, unknown>;
  variables: Record<string, unknown>;
};

type Subscription = {
  type: string;
  worker: string;
  timeout: number;
  handle: (job: EngineJob) => Promise<void>;
};

/**
 * Receives jobs of several types: pushed by the engine's job streams within milliseconds, and polled beside that for
 * engines and gateways that do not push. The SDK does not notice a stream that its engine dropped, so the engine's
 * health is watched here and the streams are opened anew when it comes back.
 */
export function receiveJobs(
  engine: Engine,
  subscriptions: readonly Subscription[],
  watch: { everyMs?: number; pollMs?: number; onUp?: () => Promise<void>; onError: (error: unknown) => void },
): { opened: Promise<void>; close: () => Promise<void> } {
  const running = new Set<Promise<void>>();
  let streams: { close: () => void }[] = [];
  let up = false;
  let closed = false;
  // Streams that we close ourselves break too; only the present ones matter.
  let generation = 0;

  const open = (subscription: Subscription): Promise<{ close: () => void }> =>
    engine.client.streamJobs({
      type: subscription.type,
      worker: subscription.worker,
      timeout: subscription.timeout,
      tenantIds: [],
      pollInterval: watch.pollMs ?? 10_000,
      // The SDK wants its own acknowledgement as the answer; ours goes to the engine apart.
      taskHandler: ((job: EngineJob) => {
        if (closed) return;
        const run = subscription.handle(job).catch(watch.onError);
        running.add(run);
        void run.finally(() => running.delete(run));
      }) as never,
    });

  const closeStreams = (): void => {
    generation++;
    for (const stream of streams) stream.close();
    streams = [];
  };

  const look = async (): Promise<void> => {
    const ready = await engine.ready();
    if (closed || ready === up) return;
    up = ready;
    closeStreams();
    if (!ready) return;
    streams = await Promise.all(subscriptions.map(open)).catch((error: unknown) => {
      up = false;
      throw error;
    });
    const mine = ++generation;
    watchStreams(engine, () => {
      if (mine === generation) up = false;
    });
    await watch.onUp?.();
  };

  let timer: NodeJS.Timeout | undefined;
  const loop = async (): Promise<void> => {
    await look().catch(watch.onError);
    if (!closed) timer = setTimeout(() => void loop(), up ? (watch.everyMs ?? 1000) : 250);
  };

  return {
    opened: loop(),
    close: async () => {
      closed = true;
      clearTimeout(timer);
      closeStreams();
      await Promise.all(running);
    },
  };
}

/**
 * The SDK only prints a stream's error. Its streams are private, but without them a dropped one would be noticed by
 * the polling alone; where a later SDK hides them better, that is what remains.
 */
function watchStreams(engine: Engine, onBroken: () => void): void {
  const { streamWorker } = engine.client as unknown as { streamWorker?: { streams?: EventEmitter[] } };
  for (const stream of streamWorker?.streams?.splice(0) ?? []) {
    stream.removeAllListeners('error');
    stream.on('error', onBroken);
    stream.on('end', onBroken);
  }
}
