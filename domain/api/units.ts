import { z } from 'zod';
import { businesses } from '../business.ts';
import { applicationSummary } from './applications.ts';
import { contract } from './contract.ts';

const tag = '单位';
const unitId = z.object({ unitId: z.uuid('单位编号有误') });

export const listWorkUnits = contract({
  method: 'get',
  path: '/api/units',
  tag,
  title: '查找单位',
  access: 'session',
  query: z.object({ search: z.string().max(100).default('') }),
  response: z.object({
    items: z.array(z.object({ id: z.uuid(), name: z.string(), district: z.string().nullable() })),
  }),
});

export const tabs = [
  'to_sign',
  'to_review',
  'in_publicity',
  'to_certify',
  'held',
  'reported',
  'all',
] as const;

export const listTab = contract({
  method: 'get',
  path: '/api/units/{unitId}/applications',
  tag,
  title: '单位办理列表',
  description: '待签收、待审核、公示中、待发证、核准中、已上报、全部；按最近变动排序，用 next 翻页。',
  access: 'session',
  params: unitId,
  query: z.object({
    business: z.enum(businesses, '请选择职称初定或职称确认'),
    tab: z.enum(tabs, '没有这个页签'),
    after: z.string().max(200).optional(),
    limit: z.coerce.number('每页份数应为数字').int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(applicationSummary), next: z.string().nullable() }),
});

export const countTabs = contract({
  method: 'get',
  path: '/api/units/{unitId}/tabs',
  tag,
  title: '各页签份数',
  access: 'session',
  params: unitId,
  query: z.object({ business: z.enum(businesses, '请选择职称初定或职称确认') }),
  response: z.object({ counts: z.record(z.string(), z.int()) }),
});
