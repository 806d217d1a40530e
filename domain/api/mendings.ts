import { z } from 'zod';
import { mendingStateTitles, mendingTitles } from '../monitor/mending.ts';
import { outcomeTitles } from '../monitor/outcome.ts';
import { contract } from './contract.ts';
import { instanceKey as key, monitorReason as reason } from './monitor-parts.ts';

const instant = z.date().transform((date) => date.toISOString());

const mending = z.object({
  id: z.uuid(),
  instanceKey: z.string(),
  kind: z.enum(Object.keys(mendingTitles) as (keyof typeof mendingTitles)[]),
  title: z.string(),
  reason: z.string(),
  person: z.string(),
  at: instant,
  state: z.enum(Object.keys(mendingStateTitles) as (keyof typeof mendingStateTitles)[]),
  stateTitle: z.string(),
  answer: z.string(),
});

const ordered = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('cancel'), reason }),
    z.strictObject({
      kind: z.literal('move'),
      elementKey: z.string().regex(/^\d{1,19}$/, '环节编号有误'),
      to: z.string().min(1, '请选择移到哪个环节').max(200, '环节标识有误'),
      reason,
    }),
    z.strictObject({
      kind: z.literal('variables'),
      scopeKey: z.string().regex(/^\d{1,19}$/, '变量所属的编号有误'),
      variables: z
        .record(z.string().regex(/^[A-Za-z_]\w{0,99}$/, '变量名有误'), z.unknown())
        .refine((given) => Object.keys(given).length > 0, '请填写要修改的变量'),
      reason,
    }),
  ],
  '请选择重试以外的处置方式：cancel、move 或 variables',
);

export const orderMending = contract({
  method: 'post',
  path: '/api/monitor/instances/{key}/mendings',
  tag: '流程监控',
  title: '处置流程实例',
  description:
    'cancel 中止流程，move 移动位置，variables 修改变量；须说明原因，记入操作日志。流程引擎一时未答复时回答 202，稍后可查。中止申报的流程，申报书随之终止，申报人会收到通知；不限制再次申报。',
  access: 'administrator',
  params: z.object({ key }),
  body: ordered,
  response: mending,
});

export const previewMending = contract({
  method: 'post',
  path: '/api/monitor/instances/{key}/mendings/preview',
  tag: '流程监控',
  title: '处置的影响',
  description: '只说明将会发生什么，不作任何改动。',
  access: 'administrator',
  params: z.object({ key }),
  body: ordered,
  response: z.object({ effects: z.array(z.string()) }),
});

export const listMendings = contract({
  method: 'get',
  path: '/api/monitor/instances/{key}/mendings',
  tag: '流程监控',
  title: '已作的处置',
  access: 'administrator',
  params: z.object({ key }),
  response: z.object({ items: z.array(mending) }),
});

export const listIncidentGroups = contract({
  method: 'get',
  path: '/api/monitor/incidents',
  tag: '流程监控',
  title: '异常',
  description: '未解除的异常，按流程、环节和原因归为一组；每组最多列出 200 个。',
  access: 'administrator',
  response: z.object({
    total: z.int(),
    groups: z.array(
      z.object({
        processId: z.string(),
        processTitle: z.string(),
        elementId: z.string(),
        elementTitle: z.string(),
        errorType: z.string(),
        cause: z.string(),
        /** What the engine or the worker said, of one of them. */
        message: z.string(),
        /** What is proposed to be done. */
        proposal: z.string(),
        count: z.int(),
        oldest: instant.nullable(),
        /** Of those named, how many whose day has come or comes within three days. */
        atRisk: z.int(),
        incidents: z.array(
          z.object({
            key: z.string(),
            instanceKey: z.string(),
            application: z
              .object({
                id: z.uuid(),
                number: z.string().nullable(),
                applicant: z.string(),
                unit: z.string().nullable(),
                /** The day by which something is due for it: its publicity, or that of the result, is over. */
                due: z.object({ title: z.string(), date: z.string(), near: z.boolean() }).nullable(),
              })
              .nullable(),
          }),
        ),
      }),
    ),
  }),
});

export const retryIncidents = contract({
  method: 'post',
  path: '/api/monitor/incidents/retry',
  tag: '流程监控',
  title: '重试异常',
  description:
    '一次最多 200 个，逐个回答流程引擎是否受理；是否恢复，用 /api/monitor/incidents/outcomes 查看。',
  access: 'administrator',
  body: z.strictObject({
    keys: z
      .array(z.string().regex(/^\d{1,19}$/, '异常编号有误'))
      .min(1, '请选择要重试的异常')
      .max(200, '一次最多重试 200 个'),
    reason,
  }),
  response: z.object({
    results: z.array(z.object({ key: z.string(), done: z.boolean(), answer: z.string() })),
  }),
});

export const listOutcomes = contract({
  method: 'get',
  path: '/api/monitor/incidents/outcomes',
  tag: '流程监控',
  title: '重试的结果',
  description: '重试后是否真的恢复：等待流程引擎答复、正在执行、已恢复或再次出错；settled 为不再变化。',
  access: 'administrator',
  query: z.strictObject({
    keys: z
      .string('请说明哪些异常')
      .regex(/^\d{1,19}(,\d{1,19}){0,199}$/, '异常编号有误：以逗号分隔，最多 200 个')
      .transform((keys) => keys.split(',')),
  }),
  response: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        instanceKey: z.string(),
        outcome: z.enum(Object.keys(outcomeTitles) as (keyof typeof outcomeTitles)[]),
        title: z.string(),
        settled: z.boolean(),
        /** What went wrong again. */
        message: z.string(),
        application: z
          .object({
            id: z.uuid(),
            number: z.string().nullable(),
            applicant: z.string(),
            /** What its applicant reads now. */
            stateTitle: z.string(),
          })
          .nullable(),
      }),
    ),
  }),
});
