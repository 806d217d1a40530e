import { z } from 'zod';
import { contract } from './contract.ts';

const instant = z.date().transform((date) => date.toISOString());

export const readFlow = contract({
  method: 'get',
  path: '/api/applications/{id}/flow',
  tag: '申报',
  title: '流程图和办理路径',
  description:
    '申报书所运行的各版本流程图（BPMN XML），以及每次运行已经过的元素和连线、现在停留的元素。单位审核每到一个单位运行一次，由 calledBy 指明上级流程图中的位置。尚未提交的，只有将要使用的流程图。',
  access: 'session',
  params: z.object({ id: z.uuid('申报书编号有误') }),
  response: z.object({
    /** 系统处理中: nothing is active until the flow rests again. */
    moving: z.boolean(),
    diagrams: z.array(z.object({ processId: z.string(), version: z.int(), xml: z.string() })),
    /** In the order in which they began. */
    runs: z.array(
      z.object({
        key: z.string(),
        processId: z.string(),
        version: z.int(),
        /** The unit that it is about, of a unit's review. */
        unit: z.string().nullable(),
        calledBy: z.object({ run: z.string(), elementId: z.string() }).nullable(),
        startedAt: instant,
        /** Ids of elements and sequence flows. */
        passed: z.array(z.string()),
        active: z.array(z.string()),
      }),
    ),
  }),
});
