import type { Config } from '../config.ts';
import { endFilling, fillDemo, type FillMeans, fillsDemo } from './fill.ts';
import { demoSessions } from './session.ts';

/** How long a step that is under way may take when everything stops, in milliseconds. */
const patience = 5000;

/** Fills the demo behind people's backs: the platform can be used meanwhile, and what goes wrong here ends nothing else. */
export function startFilling(
  config: Config,
  port: number,
  means: Omit<FillMeans, 'signIn'>,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const signIn = demoSessions(means.knex, `http://${hostOf(config.HOST)}:${port}`);
  const filling = (
    fillsDemo(config) ? fillDemo({ ...means, signIn }, stopping.signal) : endFilling(means)
  ).catch((error: unknown) => {
    if (stopping.signal.aborted) return;
    means.log.error({ err: error }, 'filling the demo broke off');
    means.say('演示数据未能准备完，下次启动时继续');
  });
  return {
    stop: async () => {
      stopping.abort();
      const enough = new Promise<void>((resolve) => setTimeout(resolve, patience).unref());
      await Promise.race([filling, enough]);
    },
  };
}

/** Where we reach ourselves: an address that means all of them is none to ask. */
function hostOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
