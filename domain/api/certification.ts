import { z } from 'zod';
import { stateNames } from '../application/states.ts';
import { businesses, businessTitles, levels, levelTitles } from '../business.ts';
import { contract } from './contract.ts';

const tag = '受理单位';
const unitId = z.object({ unitId: z.uuid('单位编号有误') });
const name = z.string('请填写名称').trim().min(1, '请填写名称').max(200, '名称不超过 200 字');

export const batchSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  business: z.enum(businesses),
  unitId: z.uuid(),
});

const applicationIds = z
  .array(z.uuid('申报书编号有误'))
  .min(1, '请选择申报人')
  .max(5000, '一个批次最多 5000 人')
  .refine((ids) => new Set(ids).size === ids.length, '申报人不能重复');

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

const batchId = z.object({ id: z.uuid('发证批次编号有误') });

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
  access: 'session',
  params: unitId,
  response: z.object({ items: z.array(batchSummary) }),
  sheet: {
    name: '发证批次',
    columns: [
      { title: '批次名称', width: 30, of: ({ name }) => name },
      { title: '业务', width: 10, of: ({ business }) => businessTitles[business].usual },
    ],
  },
});

export const readBatch = contract({
  method: 'get',
  path: '/api/issuance-batches/{id}',
  tag,
  title: '管理发证批次',
  description: '批次内各申报人的状态：待发证、核准中、已办结（已发放）、核准不通过、证书已撤销。',
  access: 'session',
  params: batchId,
  response: batchSummary.extend({
    items: z.array(
      z.object({
        applicationId: z.uuid(),
        number: z.string().nullable(),
        applicant: z.string(),
        state: z.enum(stateNames),
        stateTitle: z.string(),
        moving: z.boolean(),
        certificateNumber: z.string().nullable(),
      }),
    ),
  }),
  sheet: {
    name: '发证批次申报人',
    columns: [
      { title: '申报编号', width: 20, of: ({ number }) => number },
      { title: '申报人', width: 10, of: ({ applicant }) => applicant },
      { title: '状态', width: 12, of: ({ stateTitle }) => stateTitle },
      { title: '证书编号', width: 24, of: ({ certificateNumber }) => certificateNumber },
    ],
  },
});

export const listCertificates = contract({
  method: 'get',
  path: '/api/certificates',
  tag: '申报',
  title: '我的证书',
  access: 'session',
  response: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        business: z.enum(businesses),
        series: z.string(),
        profession: z.string(),
        level: z.enum(levels),
        unit: z.string(),
        approvalNumber: z.string(),
        issuedOn: z.string(),
        revoked: z.boolean(),
      }),
    ),
  }),
  sheet: {
    name: '我的证书',
    columns: [
      { title: '证书编号', width: 24, of: ({ number }) => number },
      { title: '业务', width: 10, of: ({ business }) => businessTitles[business].usual },
      { title: '系列', width: 14, of: ({ series }) => series },
      { title: '专业', width: 16, of: ({ profession }) => profession },
      { title: '级别', width: 10, of: ({ level }) => levelTitles[level] },
      { title: '发证单位', width: 28, of: ({ unit }) => unit },
      { title: '批准文号', width: 24, of: ({ approvalNumber }) => approvalNumber },
      { title: '发证日期', width: 12, of: ({ issuedOn }) => issuedOn },
      { title: '状态', width: 8, of: ({ revoked }) => (revoked ? '已撤销' : '有效') },
    ],
  },
});
