import { z } from 'zod';
import { contract } from './contract.ts';
import { bytes } from './prints.ts';

const tag = '受理单位';
const archiveId = z.object({ id: z.uuid('打包任务编号有误') });
const progress = z.object({
  id: z.uuid(),
  batchId: z.uuid(),
  /** How many certificates there are, and how many of them are made. */
  total: z.int(),
  done: z.int(),
  finished: z.boolean(),
});

export const createArchive = contract({
  method: 'post',
  path: '/api/issuance-batches/{id}/certificate-archives',
  tag,
  title: '打包批次证书',
  description:
    '在后台生成本批次全部已发放证书的 PDF；已有未完成的打包时，继续原来的打包。完成后七天内可以下载。',
  access: 'session',
  params: z.object({ id: z.uuid('发证批次编号有误') }),
  response: progress,
  status: 202,
});

export const readArchive = contract({
  method: 'get',
  path: '/api/certificate-archives/{id}',
  tag,
  title: '打包进度',
  access: 'session',
  params: archiveId,
  response: progress,
});

export const downloadArchive = contract({
  method: 'get',
  path: '/api/certificate-archives/{id}/certificates.zip',
  tag,
  title: '下载批次证书',
  description: '打包完成后下载，每张证书一个 PDF。',
  access: 'session',
  params: archiveId,
  media: 'application/zip',
  response: bytes,
});
