import { z } from 'zod';
import { stateNames } from '../application/states.ts';
import { businesses } from '../business.ts';
import { actReason } from './applications.ts';
import { contract } from './contract.ts';
import { pageLimit } from './paging.ts';

const instant = z.date().transform((date) => date.toISOString());
const person = z.object({ accountId: z.uuid(), name: z.string() });

const held = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  business: z.enum(businesses),
  businessTitle: z.string(),
  applicant: z.string(),
  state: z.enum(stateNames),
  stateTitle: z.string(),
  /** An act is under way: it can be handed over when it rests again. */
  moving: z.boolean(),
  waitingSince: instant,
  /** Of those who could take it whoever has fewest; null where nobody can. */
  proposed: person.nullable(),
  /** Everybody else of the unit, with why not where they cannot. */
  takers: z.array(person.extend({ open: z.int(), possible: z.boolean(), why: z.string() })),
  revision: z.int(),
});

export const listHolders = contract({
  method: 'get',
  path: '/api/units/{unitId}/holders',
  tag: '单位',
  title: '移交：谁名下有申报书',
  description: '在本单位有待签收、待审核、公示中申报书的办理人和份数，已移除的也在内；多的在前。',
  access: 'session',
  params: z.object({ unitId: z.uuid('单位编号有误') }),
  response: z.object({
    items: z.array(person.extend({ open: z.int(), away: z.boolean(), removed: z.boolean() })),
  }),
});

export const listHeld = contract({
  method: 'get',
  path: '/api/units/{unitId}/handlers/{accountId}/applications',
  tag: '单位',
  title: '移交：某人名下的申报书',
  description:
    '其在本单位办理的全部申报书，等待最久的在前，并建议接收人：有权限、非申报人本人、不在离岗、在办最少。counts 为各状态份数。',
  access: 'session',
  params: z.object({ unitId: z.uuid('单位编号有误'), accountId: z.uuid('经办人编号有误') }),
  query: z.strictObject({ after: z.string().max(200, '翻页标记有误').optional(), limit: pageLimit }),
  response: z.object({
    items: z.array(held),
    next: z.string().nullable(),
    counts: z.array(z.object({ state: z.enum(stateNames), stateTitle: z.string(), count: z.int() })),
  }),
  sheet: {
    name: '名下申报书',
    columns: [
      { title: '申报编号', width: 20, of: ({ number }) => number },
      { title: '业务', width: 10, of: ({ businessTitle }) => businessTitle },
      { title: '申报人', width: 10, of: ({ applicant }) => applicant },
      { title: '状态', width: 10, of: ({ stateTitle }) => stateTitle },
      { title: '建议接收人', width: 12, of: ({ proposed }) => proposed?.name ?? null },
    ],
  },
});

export const handOver = contract({
  method: 'post',
  path: '/api/hand-overs',
  tag: '办理',
  title: '移交办理',
  description:
    '将所选申报书移交给本单位其他经办人，逐份办理并逐份回答；须有“移交办理”权限。记入办理记录，并通知接收人。',
  access: 'session',
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          applicationId: z.uuid('申报书编号有误'),
          to: z.uuid('请选择接收人'),
          /** The revision that was read; another one now is refused. */
          revision: z.int32('版本号有误').optional(),
        }),
      )
      .min(1, '请至少选择一份申报书')
      .max(200, '一次最多移交 200 份'),
  }),
  response: z.object({
    results: z.array(
      z.object({
        applicationId: z.uuid(),
        done: z.boolean(),
        problem: z.object({ code: z.string(), message: z.string(), reasons: z.array(actReason) }).nullable(),
      }),
    ),
  }),
});
