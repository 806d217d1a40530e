import { z } from 'zod';
import { auditObjects } from '../audit.ts';
import { minuteInShanghai } from '../calendar/date.ts';
import { contract } from './contract.ts';
import { pageLimit } from './paging.ts';

const objects = Object.keys(auditObjects) as (keyof typeof auditObjects)[];

export const listAudit = contract({
  method: 'get',
  path: '/api/audit',
  tag: '平台管理',
  title: '操作日志',
  description: '谁、何时、从何处、改了什么，新的在前。数据库只许增加，不许修改和删除。',
  access: 'administrator',
  query: z.strictObject({
    object: z.enum(objects, '对象类别有误').optional(),
    objectId: z.string().max(100, '对象编号有误').optional(),
    accountId: z.uuid('账号编号有误').optional(),
    unitId: z.uuid('单位编号有误').optional(),
    after: z
      .string()
      .regex(/^\d{1,18}$/, '翻页标记有误')
      .optional(),
    limit: pageLimit,
  }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        at: z.date().transform((at) => at.toISOString()),
        person: z.string().nullable(),
        address: z.string(),
        unit: z.string().nullable(),
        action: z.string(),
        title: z.string(),
        object: z.string(),
        objectTitle: z.string(),
        objectId: z.string(),
        before: z.record(z.string(), z.unknown()),
        after: z.record(z.string(), z.unknown()),
      }),
    ),
    next: z.string().nullable(),
  }),
  sheet: {
    name: '操作日志',
    columns: [
      { title: '时间', width: 18, of: ({ at }) => minuteInShanghai(new Date(at)) },
      { title: '人员', width: 12, of: ({ person }) => person },
      { title: '来源地址', width: 18, of: ({ address }) => address },
      { title: '单位', width: 28, of: ({ unit }) => unit },
      { title: '操作', width: 20, of: ({ title }) => title },
      { title: '对象', width: 14, of: ({ objectTitle }) => objectTitle },
      { title: '对象编号', width: 38, of: ({ objectId }) => objectId },
      { title: '变动前', width: 40, of: ({ before }) => JSON.stringify(before) },
      { title: '变动后', width: 40, of: ({ after }) => JSON.stringify(after) },
    ],
  },
});
