import { z } from 'zod';
import { stateNames } from '../application/states.ts';
import { businesses } from '../business.ts';
import { minuteInShanghai } from '../calendar/date.ts';
import { longestSilence, usualSilence } from '../stuck/silence.ts';
import { stuckCauseNames, stuckCauses } from '../stuck/causes.ts';
import { contract, type Sheet } from './contract.ts';
import { pageLimit } from './paging.ts';

const unitId = z.object({ unitId: z.uuid('单位编号有误') });
const instant = z.date().transform((date) => date.toISOString());

const stuck = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  business: z.enum(businesses),
  businessTitle: z.string(),
  applicant: z.string(),
  state: z.enum(stateNames),
  stateTitle: z.string(),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  handler: z.object({ accountId: z.uuid(), name: z.string() }).nullable(),
  /** Since when the unit is awaited; a day to come while publicity runs. */
  waitingSince: instant,
  /** Every cause that holds, the gravest first. */
  causes: z.array(z.object({ code: z.enum(stuckCauseNames), text: z.string() })),
  revision: z.int(),
});

const sheet: Sheet<z.output<typeof stuck>> = {
  name: '停滞的申报书',
  columns: [
    { title: '单位', width: 28, of: ({ unit }) => unit.name },
    { title: '申报编号', width: 20, of: ({ number }) => number },
    { title: '业务', width: 10, of: ({ businessTitle }) => businessTitle },
    { title: '申报人', width: 10, of: ({ applicant }) => applicant },
    { title: '状态', width: 10, of: ({ stateTitle }) => stateTitle },
    { title: '办理人', width: 10, of: ({ handler }) => handler?.name ?? null },
    {
      title: '等待办理自',
      width: 18,
      of: ({ waitingSince }) => minuteInShanghai(new Date(waitingSince)),
    },
    { title: '停滞原因', width: 60, of: ({ causes }) => causes.map(({ text }) => text).join('；') },
  ],
};

const asked = z.strictObject({
  business: z.enum(businesses, '请选择职称初定或职称确认').optional(),
  after: z.string().max(200, '翻页标记有误').optional(),
  limit: pageLimit,
});
const listed = z.object({ items: z.array(stuck), next: z.string().nullable() });

/** Beyond this they are not counted further. */
export const stuckCountedUpTo = 1000;
const counted = z.object({
  total: z.int(),
  /** One that has several causes is counted at each. */
  byCause: z.record(z.enum(stuckCauseNames), z.int()),
});
const causes = Object.values(stuckCauses).join('、');

export const listStuck = contract({
  method: 'get',
  path: '/api/units/{unitId}/stuck-applications',
  tag: '单位',
  title: '停滞的申报书',
  description: `待签收、待审核、公示中无人推进的申报书及全部原因：${causes}。等待最久的在前，用 next 翻页。`,
  access: 'session',
  params: unitId,
  query: asked,
  response: listed,
  sheet,
});

export const countStuck = contract({
  method: 'get',
  path: '/api/units/{unitId}/stuck-applications/counts',
  tag: '单位',
  title: '停滞份数',
  description: `共多少份，各原因多少份；最多数到 ${stuckCountedUpTo} 份。`,
  access: 'session',
  params: unitId,
  response: counted,
});

export const listStuckAnywhere = contract({
  method: 'get',
  path: '/api/administration/stuck-applications',
  tag: '平台管理',
  title: '各单位停滞的申报书',
  description: '全部单位，等待最久的在前，用 next 翻页。',
  access: 'administrator',
  query: asked,
  response: listed,
  sheet,
});

export const countStuckAnywhere = contract({
  method: 'get',
  path: '/api/administration/stuck-applications/counts',
  tag: '平台管理',
  title: '各单位停滞份数',
  description: `共多少份，各原因多少份；最多数到 ${stuckCountedUpTo} 份。`,
  access: 'administrator',
  response: counted,
});

const limit = z.object({ workingDays: z.int() });

export const readSilenceLimit = contract({
  method: 'get',
  path: '/api/units/{unitId}/silence-limit',
  tag: '单位',
  title: '停滞提醒天数',
  description: `多少个工作日无人签收或未办理即列为停滞，未设置时为 ${usualSilence}。`,
  access: 'session',
  params: unitId,
  response: limit,
});

export const saveSilenceLimit = contract({
  method: 'put',
  path: '/api/units/{unitId}/silence-limit',
  tag: '单位',
  title: '设置停滞提醒天数',
  description: `1 至 ${longestSilence} 个工作日，立即生效。`,
  access: 'session',
  params: unitId,
  body: z.strictObject({
    workingDays: z
      .int('请填写工作日天数（整数）')
      .min(1, '至少 1 个工作日')
      .max(longestSilence, `最多 ${longestSilence} 个工作日`),
  }),
  response: limit,
});
