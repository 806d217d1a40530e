import { z } from 'zod';
import { contract } from './contract.ts';

const pdf = 'application/pdf';
/** What is downloaded, as bytes or as a stream of them. */
export const bytes = z.custom<AsyncIterable<Uint8Array>>();
const id = z.object({ id: z.uuid('申报书编号有误') });

export const readFormPdf = contract({
  method: 'get',
  path: '/api/applications/{id}/form.pdf',
  tag: '申报',
  title: '申报书 PDF（预览、下载）',
  description: '任何时候都可以查看，与打印件一致；草稿带“草稿”水印。能查看该申报书的人员都可以下载。',
  access: 'session',
  params: id,
  media: pdf,
  response: bytes,
});

export const mostPublicityForms = 200;

export const downloadPublicityForms = contract({
  method: 'post',
  path: '/api/units/{unitId}/publicity-forms',
  tag: '办理',
  title: '下载公示材料',
  description:
    '用人单位下载所选的公示中申报书，用于张贴：合并为一个 PDF，或打包为 zip。只记入办理记录，不改变状态。有一份不能下载时全部不下载，并逐份说明原因。',
  access: 'session',
  params: z.object({ unitId: z.uuid('单位编号有误') }),
  body: z.strictObject({
    applicationIds: z
      .array(z.uuid('申报书编号有误'), '请选择申报书')
      .min(1, '请选择申报书')
      .max(mostPublicityForms, `一次最多下载 ${mostPublicityForms} 份`)
      .refine((ids) => new Set(ids).size === ids.length, '申报书不能重复'),
    format: z.enum(['pdf', 'zip'], '请选择合并为一个 PDF 或打包为 zip').default('pdf'),
  }),
  /** `application/zip` where that was asked for. */
  media: pdf,
  response: bytes,
});
