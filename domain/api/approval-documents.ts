import { z } from 'zod';
import { businesses, businessTitles } from '../business.ts';
import { contract } from './contract.ts';
import { fileSummary } from './files.ts';
import { onlyFilter, pageLimit } from './paging.ts';

const tag = '受理单位';
const unitId = z.object({ unitId: z.uuid('单位编号有误') });
const documentId = z.object({ id: z.uuid('核准文件编号有误') });

export const documentKindTitles = { issue: '发放证书', revoke: '撤销证书' } as const;
export const documentBusinessTitles = {
  initial: businessTitles.initial.usual,
  confirmation: businessTitles.confirmation.usual,
  evaluation: '职称评审',
} as const;

export const approvalDocument = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  kind: z.enum(['issue', 'revoke']),
  business: z.enum([...businesses, 'evaluation']),
  dated: z.string(),
  published: z.boolean(),
  withdrawn: z.boolean(),
  /** The official document itself. */
  files: z.array(fileSummary),
  revision: z.int(),
});

const fields = {
  number: z.string('请填写批准文号').trim().min(1, '请填写批准文号').max(100, '批准文号不超过 100 字'),
  title: z.string('请填写名称').trim().min(1, '请填写名称').max(200, '名称不超过 200 字'),
  kind: z.enum(['issue', 'revoke'], '请选择发放或撤销'),
  business: z.enum([...businesses, 'evaluation'], '请选择所属业务'),
  dated: z.iso.date('请填写文件日期，如 2026-02-12').refine((day) => day >= '1949-10-01', '文件日期过早'),
};
const fileIds = z
  .array(z.uuid('文件编号有误'))
  .max(10, '电子公文最多 10 个文件')
  .refine((ids) => new Set(ids).size === ids.length, '同一文件不能重复');

export const createApprovalDocument = contract({
  method: 'post',
  path: '/api/units/{unitId}/approval-documents',
  tag,
  title: '新建核准文件',
  access: 'session',
  params: unitId,
  body: z.strictObject({ ...fields, fileIds: fileIds.default([]) }),
  response: approvalDocument,
  status: 201,
});

/** Where a document stands, in words. */
export const documentStatus = ({ published, withdrawn }: { published: boolean; withdrawn: boolean }) =>
  withdrawn ? '已撤回' : published ? '已发布' : '未发布';

export const listApprovalDocuments = contract({
  method: 'get',
  path: '/api/units/{unitId}/approval-documents',
  tag,
  title: '核准文件',
  description: '最新建立的在前。usable 为 true 时只列已发布、未撤回的；search 为文号或标题中的文字。',
  access: 'session',
  params: unitId,
  query: z.object({
    kind: z.enum(['issue', 'revoke'], '请选择发放或撤销').optional(),
    business: z.enum([...businesses, 'evaluation'], '请选择所属业务').optional(),
    usable: onlyFilter('是否只看可用的'),
    search: z.string().trim().max(50, '查找内容不超过 50 字').default(''),
    after: z.string().max(200, '翻页标记有误').optional(),
    limit: pageLimit,
  }),
  response: z.object({ items: z.array(approvalDocument), next: z.string().nullable() }),
  sheet: {
    name: '核准文件',
    columns: [
      { title: '批准文号', width: 24, of: ({ number }) => number },
      { title: '标题', width: 40, of: ({ title }) => title },
      { title: '类别', width: 10, of: ({ kind }) => documentKindTitles[kind] },
      { title: '业务', width: 10, of: ({ business }) => documentBusinessTitles[business] },
      { title: '文件日期', width: 12, of: ({ dated }) => dated },
      { title: '状态', width: 8, of: documentStatus },
      { title: '电子公文', width: 40, of: ({ files }) => files.map(({ name }) => name).join('、') },
    ],
  },
});

export const readApprovalDocument = contract({
  method: 'get',
  path: '/api/approval-documents/{id}',
  tag,
  title: '查看核准文件',
  access: 'session',
  params: documentId,
  response: approvalDocument,
});

export const changeApprovalDocument = contract({
  method: 'put',
  path: '/api/approval-documents/{id}',
  tag,
  title: '修改核准文件',
  description: '发布前可以修改。revision 为读取时的版本号。',
  access: 'session',
  params: documentId,
  body: z.strictObject({ ...fields, fileIds, revision: z.int32('缺少版本号') }),
  response: approvalDocument,
});

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

export const withdrawApprovalDocument = contract({
  method: 'post',
  path: '/api/approval-documents/{id}/withdraw',
  tag,
  title: '撤回核准文件',
  description: '尚未用于发放或撤销证书时可以撤回；撤回后文号可重新使用。',
  access: 'session',
  params: documentId,
  response: approvalDocument,
});
