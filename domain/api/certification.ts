import { z } from 'zod';
import { stateNames } from '../application/states.ts';
import { businesses, levels } from '../business.ts';
import { contract } from './contract.ts';

const tag = '受理单位';
const unitId = z.object({ unitId: z.uuid('单位编号有误') });
const name = z.string('请填写名称').trim().min(1, '请填写名称').max(200, '名称不超过 200 字');

export const approvalDocument = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  kind: z.enum(['issue', 'revoke']),
  business: z.enum([...businesses, 'evaluation']),
  dated: z.string(),
  published: z.boolean(),
  withdrawn: z.boolean(),
});

const documentFields = z.strictObject({
  number: z.string('请填写批准文号').trim().min(1, '请填写批准文号').max(100, '批准文号不超过 100 字'),
  title: name,
  kind: z.enum(['issue', 'revoke'], '请选择发放或撤销'),
  business: z.enum([...businesses, 'evaluation'], '请选择所属业务'),
  dated: z.iso.date('请填写文件日期，如 2026-02-12'),
});

export const createApprovalDocument = contract({
  method: 'post',
  path: '/api/units/{unitId}/approval-documents',
  tag,
  title: '新建核准文件',
  access: 'session',
  params: unitId,
  body: documentFields,
  response: approvalDocument,
  status: 201,
});

export const listApprovalDocuments = contract({
  method: 'get',
  path: '/api/units/{unitId}/approval-documents',
  tag,
  title: '核准文件',
  access: 'session',
  params: unitId,
  response: z.object({ items: z.array(approvalDocument) }),
});

const documentId = z.object({ id: z.uuid('核准文件编号有误') });

export const publishApprovalDocument = contract({
  method: 'post',
  path: '/api/approval-documents/{id}/publish',
  tag,
  title: '发布核准文件',
  description: '发布后不能修改。',
  access: 'session',
  params: documentId,
  response: approvalDocument,
});

export const changeApprovalDocument = contract({
  method: 'put',
  path: '/api/approval-documents/{id}',
  tag,
  title: '修改核准文件',
  description: '发布前可以修改。',
  access: 'session',
  params: documentId,
  body: documentFields,
  response: approvalDocument,
});

export const withdrawApprovalDocument = contract({
  method: 'post',
  path: '/api/approval-documents/{id}/withdraw',
  tag,
  title: '撤回核准文件',
  description: '尚未据此发放或撤销证书的，可以撤回；撤回后不能再使用。',
  access: 'session',
  params: documentId,
  response: approvalDocument,
});

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
});
