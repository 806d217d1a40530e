import { z } from 'zod';
import { stateNames } from '../application/states.ts';
import { businesses, businessTitles } from '../business.ts';
import { minuteInShanghai } from '../calendar/date.ts';
import { applicationSheet, applicationSummary, titleApplied } from './applications.ts';
import { contract } from './contract.ts';
import { pageLimit } from './paging.ts';

const tag = '受理单位';
const unitId = z.object({ unitId: z.uuid('单位编号有误') });
const batchId = z.object({ id: z.uuid('发证批次编号有误') });
const name = z.string('请填写名称').trim().min(1, '请填写名称').max(200, '名称不超过 200 字');
const business = z.enum(businesses, '请选择职称初定或职称确认');
const instant = z.date().transform((date) => date.toISOString());
const paging = {
  search: z.string().trim().max(50, '查找内容不超过 50 字').default(''),
  after: z.string().max(200, '翻页标记有误').optional(),
  limit: pageLimit,
};

/** What lies in a batch, by state: 待发放, 核准中, 已发放, 核准不通过, 已撤销 (R-54). */
export const batchTabs = ['to_certify', 'held', 'completed', 'rejected', 'revoked'] as const;
export type BatchTab = (typeof batchTabs)[number];
export const batchTabTitles: Record<BatchTab, string> = {
  to_certify: '待发放',
  held: '核准中',
  completed: '已发放',
  rejected: '核准不通过',
  revoked: '已撤销',
};

export const batchSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  business: z.enum(businesses),
  unitId: z.uuid(),
  /** How many applicants it has. */
  size: z.int(),
  createdBy: z.string(),
  createdAt: instant,
});

const applicationIds = z
  .array(z.uuid('申报书编号有误'))
  .min(1, '请选择申报人')
  .max(5000, '一个批次最多 5000 人')
  .refine((ids) => new Set(ids).size === ids.length, '申报人不能重复');

export const listCandidates = contract({
  method: 'get',
  path: '/api/units/{unitId}/issuance-candidates',
  tag,
  title: '可列入发证批次的申报人',
  description:
    '本单位审核通过、尚未列入批次的申报书，最早通过的在前。修改批次时以 batchId 指明，批次内的也列出。search 为申报编号或申报人姓名的开头。',
  access: 'session',
  params: unitId,
  query: z.object({ business, batchId: z.uuid('发证批次编号有误').optional(), ...paging }),
  response: z.object({
    items: z.array(applicationSummary.extend({ inBatch: z.boolean() })),
    next: z.string().nullable(),
  }),
  sheet: applicationSheet('可列入批次的申报人'),
});

export const createBatch = contract({
  method: 'post',
  path: '/api/units/{unitId}/issuance-batches',
  tag,
  title: '创建发证批次',
  access: 'session',
  params: unitId,
  body: z.strictObject({ name, business: z.enum(businesses, '请选择所属项目'), applicationIds }),
  response: batchSummary,
  status: 201,
});

export const changeBatch = contract({
  method: 'put',
  path: '/api/issuance-batches/{id}',
  tag,
  title: '修改发证批次',
  description: '批次内尚未发放证书时可以修改。',
  access: 'session',
  params: batchId,
  body: z.strictObject({ name, applicationIds }),
  response: batchSummary,
});

export const listBatches = contract({
  method: 'get',
  path: '/api/units/{unitId}/issuance-batches',
  tag,
  title: '发证批次',
  description: '最新建立的在前。search 为批次名称中的文字。',
  access: 'session',
  params: unitId,
  query: z.object({ business: business.optional(), ...paging }),
  response: z.object({ items: z.array(batchSummary), next: z.string().nullable() }),
  sheet: {
    name: '发证批次',
    columns: [
      { title: '批次名称', width: 30, of: ({ name }) => name },
      { title: '业务', width: 10, of: ({ business }) => businessTitles[business].usual },
      { title: '人数', width: 8, of: ({ size }) => size },
      { title: '建立人', width: 10, of: ({ createdBy }) => createdBy },
      { title: '建立时间', width: 18, of: ({ createdAt }) => minuteInShanghai(new Date(createdAt)) },
    ],
  },
});

export const readBatch = contract({
  method: 'get',
  path: '/api/issuance-batches/{id}',
  tag,
  title: '管理发证批次',
  description: '各页签的人数，能否修改，以及批次内全部申报书的编号（修改时使用）。',
  access: 'session',
  params: batchId,
  response: batchSummary.extend({
    counts: z.record(z.enum(batchTabs), z.int()),
    /** Nothing of it has been issued or is on its way to be: it can still be changed. */
    changeable: z.boolean(),
    applicationIds: z.array(z.uuid()),
  }),
});

const batchItem = z.object({
  applicationId: z.uuid(),
  number: z.string().nullable(),
  applicant: z.string(),
  workUnit: z.string(),
  titleApplied: titleApplied.nullable(),
  state: z.enum(stateNames),
  stateTitle: z.string(),
  moving: z.boolean(),
  revision: z.int(),
  /** Of the result's publicity, where the unit holds one: certificates may be issued from that day on. */
  earliestIssueDate: z.string().nullable(),
  certificateNumber: z.string().nullable(),
  approvalNumber: z.string().nullable(),
  issuedOn: z.string().nullable(),
  revokedAt: instant.nullable(),
  revocationNumber: z.string().nullable(),
});

export const listBatchItems = contract({
  method: 'get',
  path: '/api/issuance-batches/{id}/items',
  tag,
  title: '发证批次内的申报人',
  description: `按申报编号排列。tab：${batchTabs.map((tab) => `${tab}（${batchTabTitles[tab]}）`).join('、')}，不填为全部。search 为申报编号或申报人姓名的开头。`,
  access: 'session',
  params: batchId,
  query: z.object({ tab: z.enum(batchTabs, '没有这个页签').optional(), ...paging }),
  response: z.object({ items: z.array(batchItem), next: z.string().nullable() }),
  sheet: {
    name: '发证批次申报人',
    columns: [
      { title: '申报编号', width: 20, of: ({ number }) => number },
      { title: '申报人', width: 10, of: ({ applicant }) => applicant },
      { title: '用人单位', width: 28, of: ({ workUnit }) => workUnit },
      { title: '申报系列', width: 14, of: ({ titleApplied }) => titleApplied?.series ?? null },
      { title: '申报专业', width: 16, of: ({ titleApplied }) => titleApplied?.profession ?? null },
      { title: '申报级别', width: 10, of: ({ titleApplied }) => titleApplied?.levelTitle ?? null },
      { title: '状态', width: 12, of: ({ stateTitle }) => stateTitle },
      { title: '证书编号', width: 24, of: ({ certificateNumber }) => certificateNumber },
      { title: '批准文号', width: 24, of: ({ approvalNumber }) => approvalNumber },
      { title: '发证日期', width: 12, of: ({ issuedOn }) => issuedOn },
      { title: '撤销文号', width: 24, of: ({ revocationNumber }) => revocationNumber },
    ],
  },
});
