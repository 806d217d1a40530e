import { z } from 'zod';
import { diagramIds } from '../flow.ts';
import { contract } from './contract.ts';

const date = (name: string) =>
  z.iso.date(`${name}有误，应为 2026-03-02 这样的日期`).refine((day) => day >= '2000-01-01', `${name}过早`);
const took = { count: z.int(), averageSeconds: z.number(), longestSeconds: z.number() };

export const readStatistics = contract({
  method: 'get',
  path: '/api/monitor/statistics',
  tag: '流程监控',
  title: '用时统计',
  description:
    '一个流程在一段时间内每月办结多少、从开始到结束用时多少，各环节办结多少次、用时多少（秒）。用时不足一秒的环节不列；流程实例过了保留期，统计仍在。',
  access: 'administrator',
  query: z
    .strictObject({
      processId: z.enum(diagramIds, '没有这个流程'),
      from: date('开始日期'),
      to: date('结束日期'),
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: '结束日期不能早于开始日期' }),
  response: z.object({
    total: z.object(took).nullable(),
    months: z.array(z.object({ month: z.string(), ...took })),
    steps: z.array(z.object({ elementId: z.string(), title: z.string(), ...took })),
  }),
});
