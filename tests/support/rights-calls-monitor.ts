import type { Call } from './rights-calls.ts';

/** The engine's instances, for the platform's administrator. */
export const monitorCalls: Record<string, Call> = {
  'get /api/monitor/instances': () => ['/api/monitor/instances'],
  'get /api/monitor/instances/{key}': ({ ids }) => [`/api/monitor/instances/${ids.instance}`],
};
