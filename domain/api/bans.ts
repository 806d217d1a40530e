import { z } from 'zod';
import { businesses, businessTitles } from '../business.ts';
import { contract } from './contract.ts';
import { pageLimit } from './paging.ts';

const instant = z.date().transform((date) => date.toISOString());

const ban = z.object({
  id: z.uuid(),
  applicant: z.string(),
  acceptingUnit: z.string(),
  business: z.enum(businesses),
  /** Until the end of which it holds. */
  year: z.int(),
  /** Of the application that was terminated. */
  number: z.string().nullable(),
  reason: z.string(),
  at: instant,
  liftedAt: instant.nullable(),
  liftReason: z.string().nullable(),
});

export const listBans = contract({
  method: 'get',
  path: '/api/administration/bans',
  tag: '平台管理',
  title: '申报限制',
  description: '申报被终止后，当年不能再向同一受理单位申报同一业务。search 为申报人姓名或申报编号的开头。',
  access: 'administrator',
  query: z.strictObject({
    search: z.string().trim().max(50, '查找内容不超过 50 字').default(''),
    after: z.string().max(200, '翻页标记有误').optional(),
    limit: pageLimit,
  }),
  response: z.object({ items: z.array(ban), next: z.string().nullable() }),
  sheet: {
    name: '申报限制',
    columns: [
      { title: '申报人', width: 10, of: ({ applicant }) => applicant },
      { title: '受理单位', width: 28, of: ({ acceptingUnit }) => acceptingUnit },
      { title: '业务', width: 10, of: ({ business }) => businessTitles[business].usual },
      { title: '年度', width: 8, of: ({ year }) => year },
      { title: '申报编号', width: 20, of: ({ number }) => number },
      { title: '终止原因', width: 40, of: ({ reason }) => reason },
      { title: '解除原因', width: 40, of: ({ liftReason }) => liftReason },
    ],
  },
});

export const liftBan = contract({
  method: 'post',
  path: '/api/administration/bans/{id}/lift',
  tag: '平台管理',
  title: '解除申报限制',
  description: '须写明原因，记入操作日志；解除后立即可以申报。',
  access: 'administrator',
  params: z.object({ id: z.uuid('申报限制编号有误') }),
  body: z.strictObject({
    reason: z
      .string('请填写解除原因')
      .trim()
      .min(2, '请填写解除原因（至少两个字）')
      .max(500, '解除原因不超过 500 字'),
  }),
  response: ban,
});

export const listOwnBans = contract({
  method: 'get',
  path: '/api/me/bans',
  tag: '申报',
  title: '我的申报限制',
  description: '本年度内不能向哪些受理单位申报哪项业务，以及原因。',
  access: 'session',
  response: z.object({ items: z.array(ban.omit({ liftedAt: true, liftReason: true, applicant: true })) }),
});
