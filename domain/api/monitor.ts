import { z } from 'zod';
import { minuteInShanghai } from '../calendar/date.ts';
import { contract, type Sheet } from './contract.ts';
import { instanceKey as key } from './monitor-parts.ts';
import { onlyFilter, pageLimit } from './paging.ts';

const instant = z.date().transform((date) => date.toISOString());
const instanceStates = ['active', 'completed', 'terminated'] as const;

/** Whose application an instance runs for; none of a flow that has none, or that is not ours. */
const ofApplication = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  applicant: z.string(),
  stateTitle: z.string(),
  unit: z.string().nullable(),
});

const instance = z.object({
  key: z.string(),
  processId: z.string(),
  processTitle: z.string(),
  version: z.int(),
  state: z.enum(instanceStates),
  stateTitle: z.string(),
  /** Not known of one that began before the monitor did. */
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  incidents: z.int(),
  application: ofApplication.nullable(),
  /** Where it stands: the innermost steps that are not left, those of called processes included. */
  waiting: z.array(z.object({ elementId: z.string(), title: z.string(), since: instant.nullable() })),
});

const sheet: Sheet<z.output<typeof instance>> = {
  name: '流程实例',
  columns: [
    { title: '实例编号', width: 22, of: (item) => item.key },
    { title: '流程', width: 14, of: ({ processTitle }) => processTitle },
    { title: '版本', width: 6, of: ({ version }) => version },
    { title: '状态', width: 10, of: ({ stateTitle }) => stateTitle },
    { title: '申报编号', width: 20, of: ({ application }) => application?.number ?? null },
    { title: '申报人', width: 10, of: ({ application }) => application?.applicant ?? null },
    { title: '办理单位', width: 28, of: ({ application }) => application?.unit ?? null },
    { title: '所在环节', width: 24, of: ({ waiting }) => waiting.map(({ title }) => title).join('、') },
    {
      title: '开始时间',
      width: 18,
      of: ({ startedAt }) => (startedAt ? minuteInShanghai(new Date(startedAt)) : null),
    },
    {
      title: '结束时间',
      width: 18,
      of: ({ endedAt }) => (endedAt ? minuteInShanghai(new Date(endedAt)) : null),
    },
    { title: '异常', width: 6, of: ({ incidents }) => incidents },
  ],
};

export const listInstances = contract({
  method: 'get',
  path: '/api/monitor/instances',
  tag: '流程监控',
  title: '流程实例',
  description:
    '申报人按姓名开头、申报编号按开头查找；单位为当前办理单位；环节为正停留的环节；等待天数为在某一环节停留至少多少天。新的在前，用 next 翻页。',
  access: 'administrator',
  query: z.strictObject({
    applicant: z.string().max(50, '最多 50 个字').optional(),
    number: z.string().max(50, '最多 50 个字').optional(),
    unitId: z.uuid('单位编号有误').optional(),
    processId: z.string().max(200, '流程标识有误').optional(),
    version: z.coerce
      .number('版本应为数字')
      .int('版本应为整数')
      .min(1, '版本从 1 起')
      .max(1e6, '版本有误')
      .optional(),
    state: z.enum(instanceStates, '状态有误').optional(),
    elementId: z.string().max(200, '环节标识有误').optional(),
    waitingDays: z.coerce
      .number('天数应为数字')
      .int('天数应为整数')
      .min(1, '至少 1 天')
      .max(3650, '最多 3650 天')
      .optional(),
    incidents: onlyFilter('是否只看有异常的'),
    after: key.optional(),
    limit: pageLimit,
  }),
  response: z.object({ items: z.array(instance), next: z.string().nullable() }),
  sheet,
});

const element = z.object({
  key: z.string(),
  elementId: z.string(),
  elementType: z.string(),
  state: z.enum(['active', 'completed', 'terminated']),
  enteredAt: instant.nullable(),
  leftAt: instant.nullable(),
});

export const readInstance = contract({
  method: 'get',
  path: '/api/monitor/instances/{key}',
  tag: '流程监控',
  title: '一个流程实例',
  description: '流程图、所在位置和经过的路径、调用的子流程、变量及其历史、任务、等待的时间和消息、异常。',
  access: 'administrator',
  params: z.object({ key }),
  response: z.object({
    instance,
    /** Itself, the instance that called it and all that they called, in the order in which they began. */
    family: z.array(
      z.object({
        key: z.string(),
        processId: z.string(),
        processTitle: z.string(),
        version: z.int(),
        state: z.enum(instanceStates),
        parentKey: z.string().nullable(),
        startedAt: instant.nullable(),
      }),
    ),
    /** As it was deployed; null where that version was deployed by somebody else. */
    diagram: z.string().nullable(),
    elements: z.array(element),
    /** Ids of the sequence flows that were taken. */
    taken: z.array(z.string()),
    variables: z.array(
      z.object({
        name: z.string(),
        /** The instance itself, or the element that it belongs to. */
        scopeKey: z.string(),
        history: z.array(z.object({ value: z.string(), at: instant })).min(1),
      }),
    ),
    jobs: z.array(
      z.object({
        key: z.string(),
        elementId: z.string(),
        type: z.string(),
        state: z.string(),
        stateTitle: z.string(),
        retries: z.int(),
        message: z.string(),
        createdAt: instant.nullable(),
        changedAt: instant,
      }),
    ),
    waits: z.array(
      z.object({
        elementId: z.string(),
        awaits: z.enum(['timer', 'message']),
        dueAt: instant.nullable(),
        message: z.string().nullable(),
        openedAt: instant.nullable(),
        closedAt: instant.nullable(),
      }),
    ),
    incidents: z.array(
      z.object({
        key: z.string(),
        elementId: z.string(),
        errorType: z.string(),
        cause: z.string(),
        message: z.string(),
        createdAt: instant.nullable(),
        resolvedAt: instant.nullable(),
      }),
    ),
  }),
});
