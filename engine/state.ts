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

/** How the engine is; of an embedded one, whose management we reach, also how far its records are behind and who listens. */
export async function engineState(engine: Engine, managementUrl: string | undefined): Promise<EngineState> {
  const [topology, behind, listening] = await Promise.all([
    engine.topology().catch(() => undefined),
    managementUrl ? recordsBehind(managementUrl).catch(() => null) : null,
    managementUrl ? typesListenedFor(managementUrl).catch(() => null) : null,
  ]);
  return topology ? { ...topology, behind, listening } : unreachable;
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
async function typesListenedFor(managementUrl: string): Promise<string[]> {
  const { remote } = streams.parse(await ask(`${managementUrl}/actuator/jobstreams`));
  return [...new Set(remote.filter(({ consumers }) => consumers.length > 0).map(({ jobType }) => jobType))];
}

async function ask(url: string): Promise<unknown> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
  return answer.json();
}
