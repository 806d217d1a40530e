import { z } from 'zod';
import { type Fate, fates } from '../migration/plan.ts';
import { mendingStateTitles } from '../monitor/mending.ts';
import { contract } from './contract.ts';
import { access, diagramId as id, diagramVersion as version, instant, tag } from './diagram-parts.ts';
import { monitorReason as reason } from './monitor-parts.ts';
import { pageLimit } from './paging.ts';

/** A step by its id and as people call it. */
const step = z.object({ id: z.string(), name: z.string() });

/** What becomes of those who wait at one step of a version. */
const waiting = z.object({
  element: step,
  count: z.int(),
  units: z.array(z.object({ name: z.string(), count: z.int() })),
  fate: z.enum(Object.keys(fates) as Fate[]),
  fateTitle: z.string(),
  /** Where they go on unless one says otherwise; of what needs a mapping, a proposal. */
  target: step.nullable(),
  /** What may be chosen instead. */
  targets: z.array(step),
  /** Why not, in a sentence; empty otherwise. */
  reason: z.string(),
});

export const readImpact = contract({
  method: 'get',
  path: '/api/diagrams/{id}/versions/{version}/impact',
  tag,
  title: '发布前的影响',
  description:
    '与正在使用的版本相比，哪些元素新增、删除或修改；在办的申报书现在各停在哪个环节、涉及哪些单位，迁移到这一版时能否自动对应。监控尚未收到流程引擎的运行记录时，observed 为 false，只有各版本的份数。',
  access,
  params: z.object({ id, version }),
  response: z.object({
    /** The version in force that it is compared with. */
    before: z.int(),
    differences: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.enum(['added', 'removed', 'changed']),
        kindTitle: z.string(),
        what: z.string(),
      }),
    ),
    observed: z.boolean(),
    running: z.array(z.object({ engineVersion: z.int(), count: z.int() })),
    /** By each version in the engine on which somebody is under way, but the one of this very diagram. */
    versions: z.array(z.object({ engineVersion: z.int(), count: z.int(), steps: z.array(waiting) })),
    /** What a migration brings about besides, in sentences. */
    effects: z.array(z.string()),
  }),
});

const plan = {
  /** The engine's version that they are on. */
  from: z
    .int('请指明从哪个引擎版本迁移')
    .min(1, '引擎版本有误')
    .max(2 ** 31 - 1, '引擎版本有误'),
  mapping: z
    .record(z.string().max(200, '环节标识有误'), z.string().max(200, '环节标识有误'))
    .refine((given) => Object.keys(given).length <= 100, '对应的环节过多')
    .default({}),
  /** These alone; all that are on that version where it is left out. */
  applicationIds: z
    .array(z.uuid('申报书编号有误'))
    .min(1, '请至少选择一份申报书')
    .max(500, '一次最多指定 500 份')
    .optional(),
};

const application = z
  .object({ id: z.uuid(), number: z.string().nullable(), applicant: z.string(), unit: z.string().nullable() })
  .nullable();

export const previewMigration = contract({
  method: 'post',
  path: '/api/diagrams/{id}/migrations/preview',
  tag,
  title: '试算迁移',
  description:
    '逐份说明会怎样，不作任何改动。items 最多列出 200 份，可用 find 按申报编号开头或申报人姓名开头查找；counts 为全部。',
  access,
  params: z.object({ id }),
  body: z.strictObject({ ...plan, find: z.string().max(50, '最多 50 个字').optional() }),
  response: z.object({
    from: z.int(),
    to: z.int(),
    counts: z.object({ possible: z.int(), impossible: z.int() }),
    /** There are more than one order takes. */
    more: z.boolean(),
    effects: z.array(z.string()),
    items: z.array(
      z.object({
        instanceKey: z.string(),
        application,
        possible: z.boolean(),
        from: step.nullable(),
        to: step.nullable(),
        reason: z.string(),
      }),
    ),
  }),
});

const migration = z.object({
  id: z.uuid(),
  from: z.int(),
  to: z.int(),
  reason: z.string(),
  person: z.string(),
  at: instant,
  ordered: z.int(),
  done: z.int(),
  refused: z.int(),
});

export const orderMigration = contract({
  method: 'post',
  path: '/api/diagrams/{id}/migrations',
  tag,
  title: '迁移在办的申报书',
  description:
    '迁移到正在使用的版本；须说明原因，记入操作日志。逐份执行，进度和结果可查。不能迁移的仍按原版本办理。',
  access,
  params: z.object({ id }),
  body: z.strictObject({ ...plan, reason }),
  response: migration,
  status: 202,
});

export const listMigrations = contract({
  method: 'get',
  path: '/api/diagrams/{id}/migrations',
  tag,
  title: '迁移记录',
  description: '最近 50 次，新的在前；ordered 为尚在执行的份数。',
  access,
  params: z.object({ id }),
  response: z.object({ items: z.array(migration) }),
});

export const readMigration = contract({
  method: 'get',
  path: '/api/diagrams/{id}/migrations/{migration}',
  tag,
  title: '迁移的进度和结果',
  access,
  params: z.object({ id, migration: z.uuid('迁移编号有误') }),
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{1,19}$/, '翻页标记有误')
      .optional(),
    limit: pageLimit,
  }),
  response: z.object({
    migration,
    items: z.array(
      z.object({
        instanceKey: z.string(),
        application,
        from: step.nullable(),
        to: step.nullable(),
        state: z.enum(Object.keys(mendingStateTitles) as (keyof typeof mendingStateTitles)[]),
        stateTitle: z.string(),
        answer: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
});
