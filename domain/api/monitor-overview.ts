import { z } from 'zod';
import { contract } from './contract.ts';
import { monitorReason } from './monitor-parts.ts';

const instant = z.date().transform((date) => date.toISOString());

export const readOverview = contract({
  method: 'get',
  path: '/api/monitor/overview',
  tag: '流程监控',
  title: '运行概况',
  description:
    '各流程各版本的运行数和异常数，最近 14 天每天开始和结束多少，哪些单位办理较慢（近 30 天办结环节的平均天数）。',
  access: 'administrator',
  response: z.object({
    processes: z.array(
      z.object({
        processId: z.string(),
        title: z.string(),
        version: z.int(),
        running: z.int(),
        incidents: z.int(),
      }),
    ),
    days: z.array(z.object({ day: z.string(), started: z.int(), ended: z.int() })),
    units: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        waiting: z.int(),
        /** Since when the one waits that waits longest. */
        oldest: instant.nullable(),
        handled: z.int(),
        averageDays: z.number().nullable(),
      }),
    ),
  }),
});

export const listSteps = contract({
  method: 'get',
  path: '/api/monitor/steps',
  tag: '流程监控',
  title: '有实例停留的环节',
  description: '各流程中此刻有实例停留的环节，停留多的在前；用于按环节查找流程实例。',
  access: 'administrator',
  response: z.object({
    items: z.array(
      z.object({
        processTitle: z.string(),
        elementId: z.string(),
        title: z.string(),
        waiting: z.int(),
      }),
    ),
  }),
});

export const readProcess = contract({
  method: 'get',
  path: '/api/monitor/processes/{processId}/{version}',
  tag: '流程监控',
  title: '各环节停留数',
  description: '流程图，以及每个环节上停留多少、最早的从何时起。',
  access: 'administrator',
  params: z.object({
    processId: z.string().max(200, '流程标识有误'),
    version: z.coerce.number('版本应为数字').int('版本应为整数').min(1, '版本从 1 起').max(1e6, '版本有误'),
  }),
  response: z.object({
    title: z.string(),
    diagram: z.string().nullable(),
    steps: z.array(
      z.object({
        elementId: z.string(),
        title: z.string(),
        waiting: z.int(),
        oldest: instant.nullable(),
        incidents: z.int(),
      }),
    ),
  }),
});

const part = z.object({ name: z.string(), well: z.boolean(), text: z.string() });

export const readMonitorHealth = contract({
  method: 'get',
  path: '/api/monitor/health',
  tag: '流程监控',
  title: '运行状况',
  description:
    '流程引擎（分区、主副本）、数据库、待发指令、任务处理、运行记录的接收是否正常；看不到的如实说明。',
  access: 'administrator',
  response: z.object({ well: z.boolean(), parts: z.array(part) }),
});

export const beginMonitorAnew = contract({
  method: 'post',
  path: '/api/monitor/begin-anew',
  tag: '流程监控',
  title: '重新开始监控',
  description:
    '清空监控中的流程实例，从此刻起重新接收；在办的流程到下一环节时重新出现。办理不受影响，已作的处置和每天的统计保留。',
  access: 'administrator',
  body: z.strictObject({
    reason: monitorReason,
  }),
  response: z.object({ begun: z.literal(true) }),
});
