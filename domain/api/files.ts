import { z } from 'zod';
import { filePurposes } from '../file/file.ts';
import { contract } from './contract.ts';

const tag = '文件';

/** A file as everything shows it that refers to it. */
export const fileSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
});

export const uploadFile = contract({
  method: 'post',
  path: '/api/files',
  tag,
  title: '上传文件',
  description:
    '以 multipart/form-data 上传一个文件，不超过 20 MB；可上传 PDF、JPG、PNG、DOCX、XLSX，以文件内容为准。上传后一天内未使用的文件自动删除。',
  access: 'session',
  query: z
    .object({
      purpose: z.enum(filePurposes, '请说明文件用途'),
      /** Whose document it is; only for documents of a unit. */
      unitId: z.uuid('单位编号有误').optional(),
    })
    .refine(({ purpose, unitId }) => (purpose === 'approval_document') === (unitId !== undefined), {
      path: ['unitId'],
      message: '上传核准文件须指明单位，上传申报附件不须指明',
    }),
  upload: true,
  response: fileSummary.extend({ sha256: z.string() }),
  status: 201,
});

export const downloadFile = contract({
  method: 'get',
  path: '/api/files/{id}',
  tag,
  title: '下载文件',
  description: '申报附件：本人和可查看该申报书的人员；核准文件的电子公文：本单位相关经办人。',
  access: 'session',
  params: z.object({ id: z.uuid('文件编号有误') }),
  /** The file's own media type in the answer. */
  media: 'application/octet-stream',
  response: z.custom<AsyncIterable<Uint8Array>>(),
});
