import { z } from 'zod';
import { stateNames } from '../application/states.ts';
import { businesses } from '../business.ts';
import { applicationSheet, applicationSummary } from './applications.ts';
import { contract } from './contract.ts';
import { onlyFilter, pageLimit } from './paging.ts';

const tag = '单位';
const unitId = z.object({ unitId: z.uuid('单位编号有误') });
const business = z.enum(businesses, '请选择职称初定或职称确认');
const date = z.iso.date('日期有误，如 2026-03-02').optional();

/** What lies with the unit, by state; what it has reported; all that ever came to it. */
export const tabs = [
  'to_sign',
  'to_review',
  'in_publicity',
  'to_certify',
  'held',
  'reported',
  'all',
] as const;
export type Tab = (typeof tabs)[number];

/** What narrows a list; the export takes the same. */
export const listFilters = z.object({
  business,
  tab: z.enum(tabs, '没有这个页签'),
  search: z.string().trim().max(50, '查找内容不超过 50 字').default(''),
  state: z.enum(stateNames, '没有这个状态').optional(),
  workUnitId: z.uuid('用人单位编号有误').optional(),
  mine: onlyFilter('是否只看本人办理的'),
  from: date,
  to: date,
  order: z.enum(['newest', 'oldest'], '排序只能是 newest 或 oldest').default('newest'),
});

export const listTab = contract({
  method: 'get',
  path: '/api/units/{unitId}/applications',
  tag,
  title: '单位办理列表',
  description:
    '待签收、待审核、公示中、待发证、核准中按最近变动排序，已上报、全部按到达本单位的时间排序；from、to 按同一时间筛选。search 为申报编号或申报人姓名的开头。mine 为本人办理和代办的。用 next 翻页。',
  access: 'session',
  params: unitId,
  query: listFilters.extend({
    after: z.string().max(200, '翻页标记有误').optional(),
    limit: pageLimit,
  }),
  response: z.object({ items: z.array(applicationSummary), next: z.string().nullable() }),
  sheet: applicationSheet('申报书'),
});

/** Counts beyond this are not counted further. */
export const countedUpTo = 1000;

export const countTabs = contract({
  method: 'get',
  path: '/api/units/{unitId}/tabs',
  tag,
  title: '各页签份数',
  description: `已上报、全部最多数到 ${countedUpTo} 份。`,
  access: 'session',
  params: unitId,
  query: z.object({ business }),
  response: z.object({ counts: z.record(z.enum(tabs), z.int()) }),
});
