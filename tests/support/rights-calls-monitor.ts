import type { Call } from './rights-calls.ts';

/** The engine's instances, for the platform's administrator. */
export const monitorCalls: Record<string, Call> = {
  'get /api/monitor/overview': () => ['/api/monitor/overview'],
  'get /api/monitor/steps': () => ['/api/monitor/steps'],
  'get /api/monitor/processes/{processId}/{version}': () => ['/api/monitor/processes/initial-recognition/1'],
  'get /api/monitor/health': () => ['/api/monitor/health'],
  'get /api/monitor/instances': () => ['/api/monitor/instances'],
  'get /api/monitor/instances/{key}': ({ ids }) => [`/api/monitor/instances/${ids.instance}`],
  'post /api/monitor/instances/{key}/mendings': ({ ids }) => [
    `/api/monitor/instances/${ids.instance}/mendings`,
    { kind: 'variables', scopeKey: ids.instance, variables: { remark: 1 }, reason: '补上变量' },
  ],
  'post /api/monitor/instances/{key}/mendings/preview': ({ ids }) => [
    `/api/monitor/instances/${ids.instance}/mendings/preview`,
    { kind: 'cancel', reason: '流程有误' },
  ],
  'get /api/monitor/instances/{key}/mendings': ({ ids }) => [
    `/api/monitor/instances/${ids.instance}/mendings`,
  ],
  'get /api/monitor/incidents': () => ['/api/monitor/incidents'],
  'post /api/monitor/incidents/retry': () => [
    '/api/monitor/incidents/retry',
    { keys: ['1'], reason: '数据库已恢复' },
  ],
  'get /api/monitor/incidents/outcomes': () => ['/api/monitor/incidents/outcomes?keys=1'],
  'get /api/monitor/statistics': () => [
    '/api/monitor/statistics?processId=confirmation&from=2026-01-01&to=2026-12-31',
  ],
  // The last one: nothing is there to read after it.
  'post /api/monitor/begin-anew': () => ['/api/monitor/begin-anew', { reason: '更换了流程引擎' }],
};
