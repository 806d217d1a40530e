import { z } from 'zod';
import { type EngineState, unreachable } from '../domain/monitor/engine-state.ts';
import type { Engine } from './client.ts';

const partitions = z.record(
  z.string(),
  z.looseObject({ processedPosition: z.number().nullable(), exportedPosition: z.number().nullable() }),
);

/** How the engine is; of an embedded one, whose management we reach, also how far its records are behind. */
export async function engineState(engine: Engine, managementUrl: string | undefined): Promise<EngineState> {
  const [topology, behind] = await Promise.all([
    engine.topology().catch(() => undefined),
    managementUrl ? recordsBehind(managementUrl).catch(() => null) : null,
  ]);
  return topology ? { ...topology, behind } : unreachable;
}

async function recordsBehind(managementUrl: string): Promise<number> {
  const answer = await fetch(`${managementUrl}/actuator/partitions`, { signal: AbortSignal.timeout(2000) });
  const found = Object.values(partitions.parse(await answer.json()));
  return found.reduce(
    (sum, { processedPosition, exportedPosition }) =>
      sum + Math.max(0, (processedPosition ?? 0) - (exportedPosition ?? 0)),
    0,
  );
}
