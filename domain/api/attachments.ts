import { z } from 'zod';
import { mostFilesOfDemand } from '../recognition/demands.ts';
import { contract } from './contract.ts';
import { fileSummary } from './files.ts';
import { demandView } from './recognition.ts';

const tag = '申报';
const params = z.object({ id: z.uuid('申报书编号有误') });

const attachments = z.object({
  revision: z.int(),
  /** What the accepting unit demands, in its order, and what the applicant has handed in for it. */
  items: z.array(demandView.extend({ files: z.array(fileSummary) })),
});

export const readAttachments = contract({
  method: 'get',
  path: '/api/applications/{id}/attachments',
  tag,
  title: '申报附件',
  description: '提交前按受理单位现行的附件要求，提交后按提交时的附件要求。',
  access: 'session',
  params,
  response: attachments,
});

export const saveAttachments = contract({
  method: 'put',
  path: '/api/applications/{id}/attachments',
  tag,
  title: '保存申报附件',
  description: '按附件要求的编号给出本人已上传的文件；草稿和待修改时由申报人办理。',
  access: 'session',
  params,
  body: z.strictObject({
    attachments: z.record(
      z.uuid('附件要求编号有误'),
      z.array(z.uuid('文件编号有误')).max(mostFilesOfDemand, `每项附件最多 ${mostFilesOfDemand} 个文件`),
      '请填写附件',
    ),
    /** The revision that the editor read. */
    revision: z.int32('缺少版本号'),
  }),
  response: attachments,
});
