import { z } from 'zod';
import { type EngineState, unreachable } from '../domain/monitor/engine-state.ts';
import type { Engine } from './client.ts';

const partitions = z.record(
  z.string(),
  z.looseObject({ processedPosition: z.number().nullable(), exportedPosition: z.number().nullable() }),
);

const streams = z.object({
  remote: z.array(z.looseObject({ jobType: z.string(), consumers: z.array(z.unknown()) })),
});

/** How the engine is; of an embedded one, whose management we reach, also its records, who listens, and what it turned back. */
export async function engineState(engine: Engine, managementUrl: string | undefined): Promise<EngineState> {
  const [topology, behind, listening, dropped] = await Promise.all([
    engine.topology().catch(() => undefined),
    managementUrl ? recordsBehind(managementUrl).catch(() => null) : null,
    typesListenedFor(managementUrl),
    managementUrl ? requestsDropped(managementUrl).catch(() => null) : null,
  ]);
  return topology ? { ...topology, behind, listening, dropped } : unreachable;
}

/** Records that the engine has processed and not told of yet. */
export async function recordsBehind(managementUrl: string): Promise<number> {
  const found = Object.values(partitions.parse(await ask(`${managementUrl}/actuator/partitions`)));
  return found.reduce(
    (sum, { processedPosition, exportedPosition }) =>
      sum + Math.max(0, (processedPosition ?? 0) - (exportedPosition ?? 0)),
    0,
  );
}

/** Workers take their jobs by streams; the engine knows of each who is at its other end. */
export async function typesListenedFor(managementUrl: string | undefined): Promise<string[] | null> {
  if (!managementUrl) return null;
  const asked = await ask(`${managementUrl}/actuator/jobstreams`)
    .then((answer) => streams.parse(answer))
    .catch(() => undefined);
  if (!asked) return null;
  const { remote } = asked;
  return [...new Set(remote.filter(({ consumers }) => consumers.length > 0).map(({ jobType }) => jobType))];
}

const dropped = 'zeebe_dropped_request_count_total';

const requestsDropped = async (managementUrl: string): Promise<number | null> =>
  droppedIn(await (await reach(`${managementUrl}/actuator/prometheus`)).text());

/** What the engine's metrics say of it, over all partitions. A counter without a value has counted nothing yet. */
export function droppedIn(text: string): number | null {
  if (!text.includes(dropped)) return null;
  const counted = [...text.matchAll(new RegExp(`^${dropped}\\S* (\\S+)$`, 'gm'))];
  return counted.reduce((sum, [, value]) => sum + Number(value), 0);
}

const ask = async (url: string): Promise<unknown> => (await reach(url)).json();
const reach = (url: string): Promise<Response> => fetch(url, { signal: AbortSignal.timeout(2000) });
