import { startupFault } from '../domain/startup-faults.ts';
import { loadConfig } from './config.ts';
import { fail, runMain, say } from './main.ts';
import { type Parts, startPlatform } from './platform.ts';
import { assertPortFree } from './ports.ts';

/** Starts one side of the platform in a process of its own, over a database and an engine that others run. */
export async function startApart(parts: Parts, ready: (url: string) => string): Promise<void> {
  try {
    const config = loadConfig(process.env);
    if (!config.DATABASE_URL || !config.ZEEBE_GRPC_ADDRESS) throw startupFault('OWN_GROUND_NEEDED');
    if (parts.api) await assertPortFree(config.PORT, 'PORT', config.HOST);
    await runMain(
      () => startPlatform(config, say, parts),
      () => say(ready(config.publicUrl)),
    );
  } catch (error) {
    fail(error);
  }
}
