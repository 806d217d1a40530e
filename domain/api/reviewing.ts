import { z } from 'zod';
import { contract } from './contract.ts';

const tag = '办理';
const params = z.object({ id: z.uuid('申报书编号有误') });
const instant = z.date().transform((date) => date.toISOString());

export const readChanges = contract({
  method: 'get',
  path: '/api/applications/{id}/changes',
  tag,
  title: '退回后的修改',
  description: '与最近一次退回申报人时相比，改动了哪些内容；没有退回过的，since 为 null。',
  access: 'session',
  params,
  response: z.object({
    since: z
      .object({
        unit: z.string(),
        reason: z.string(),
        at: instant,
        /** What it was returned for, by name; empty where everything was open. */
        only: z.array(z.string()),
      })
      .nullable(),
    sections: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        changes: z.array(
          z.object({ field: z.string(), title: z.string(), before: z.string(), after: z.string() }),
        ),
      }),
    ),
    attachments: z.array(
      z.object({
        demandId: z.string(),
        name: z.string(),
        before: z.array(z.string()),
        after: z.array(z.string()),
      }),
    ),
  }),
});

const checks = z.object({
  /** What the ticks are about: another form now is refused. */
  formRevision: z.int(),
  items: z.array(
    z.object({
      /** A section of the form, or `attachments.` and the demand's id. */
      key: z.string(),
      title: z.string(),
      /** It has changed since the last return. */
      changed: z.boolean(),
      checks: z.array(z.object({ unitId: z.uuid(), unit: z.string(), person: z.string(), at: instant })),
    }),
  ),
});

export const readChecks = contract({
  method: 'get',
  path: '/api/applications/{id}/checks',
  tag,
  title: '已核对的内容',
  description: '各办理单位已核对的部分，何人何时核对。申报人修改过的部分自动取消。',
  access: 'session',
  params,
  response: checks,
});

export const saveChecks = contract({
  method: 'put',
  path: '/api/applications/{id}/checks',
  tag,
  title: '标记已核对的内容',
  description: '本单位已核对的全部部分；此前已标记的保留原核对人和时间。由办理人办理。',
  access: 'session',
  params,
  body: z.strictObject({
    checked: z
      .array(z.string('请选择已核对的部分').max(100, '没有这一部分'), '请选择已核对的部分')
      .max(200, '已核对的部分过多'),
    formRevision: z.int32('缺少申报书版本号'),
  }),
  response: checks,
});
