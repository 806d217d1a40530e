import { z } from 'zod';
import { contract } from './contract.ts';

export const healthz = contract({
  method: 'get',
  path: '/healthz',
  tag: '运行',
  title: '进程存活',
  access: 'public',
  response: z.object({ alive: z.literal(true) }),
});

export const readyz = contract({
  method: 'get',
  path: '/readyz',
  tag: '运行',
  title: '能否提供服务',
  description: '数据库能否应答、表结构是否最新、流程引擎能否应答；有一项未就绪时回答 503。',
  access: 'public',
  response: z.object({
    ready: z.boolean(),
    database: z.boolean(),
    migrations: z.boolean(),
    engine: z.boolean(),
  }),
});
