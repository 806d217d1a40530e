import { z } from 'zod';
import { finding } from '../diagram/finding.ts';
import { diagramIds, diagramTitles } from '../flow.ts';
import { contract } from './contract.ts';
import { access, diagramId as id, diagramVersion as version, instant, tag } from './diagram-parts.ts';
import { pageLimit } from './paging.ts';

/** One saving of a diagram; version 0 is the one that comes with the platform, by nobody and at no time. */
const saved = z.object({
  version: z.int(),
  comment: z.string(),
  /** The version that was brought back by this one. */
  restoredFrom: z.int().nullable(),
  person: z.string().nullable(),
  at: instant.nullable(),
});

/** One putting into force; nobody's are those of the platform's own starts. */
const deployment = z.object({
  id: z.string(),
  version: z.int(),
  engineVersion: z.int(),
  comment: z.string(),
  person: z.string().nullable(),
  at: instant,
});

/** A diagram as BPMN XML; far above any that people can read. */
const xml = z.string('缺少流程图').trim().min(1, '流程图是空的').max(300_000, '流程图过大，不超过 30 万字');
const comment = z
  .string('请填写修改说明')
  .trim()
  .min(2, '请填写修改说明（至少两个字）')
  .max(500, '修改说明不超过 500 字');
/** The latest version that the writer knew: another one now is refused. */
const after = z.int32('缺少此前的版本号').min(0, '版本号有误');

export const listDiagrams = contract({
  method: 'get',
  path: '/api/diagrams',
  tag,
  title: '全部流程图',
  description: `${diagramIds.map((one) => `${one}（${diagramTitles[one]}）`).join('、')}，及各自最近保存的版本。`,
  access,
  response: z.object({
    items: z.array(z.object({ id, title: z.string(), latest: saved, inForce: deployment.nullable() })),
  }),
});

export const listVersions = contract({
  method: 'get',
  path: '/api/diagrams/{id}/versions',
  tag,
  title: '流程图的各版本',
  description: '新的在前；第 0 版为平台发布的流程图。',
  access,
  params: z.object({ id }),
  query: z.strictObject({ after: version.optional(), limit: pageLimit }),
  response: z.object({ items: z.array(saved), next: z.string().nullable() }),
});

export const readVersion = contract({
  method: 'get',
  path: '/api/diagrams/{id}/versions/{version}',
  tag,
  title: '打开流程图的一个版本',
  access,
  params: z.object({ id, version }),
  response: saved.extend({ xml: z.string() }),
});

export const saveVersion = contract({
  method: 'post',
  path: '/api/diagrams/{id}/versions',
  tag,
  title: '保存流程图为新版本',
  description:
    '流程图为 BPMN XML，须只有一个流程且编号不变；此间他人已保存的，拒绝并说明。保存的是草稿，发布后才生效。',
  access,
  params: z.object({ id }),
  body: z.strictObject({ xml, comment, after }),
  response: saved,
  status: 201,
});

export const restoreVersion = contract({
  method: 'post',
  path: '/api/diagrams/{id}/versions/{version}/restore',
  tag,
  title: '恢复流程图的一个旧版本',
  description: '另存为新版本，内容与旧版本相同；其间的版本保留。',
  access,
  params: z.object({ id, version }),
  body: z.strictObject({ comment, after }),
  response: saved,
  status: 201,
});

export const lintDiagram = contract({
  method: 'post',
  path: '/api/diagrams/{id}/lint',
  tag,
  title: '检查流程图',
  description:
    '引擎的规则和平台的规则，问题按元素在图中的先后排列；只有错误（error）妨碍发布。可以一键改正的，附改正内容（mend）。不保存任何内容。',
  access,
  params: z.object({ id }),
  body: z.strictObject({ xml }),
  response: z.object({ findings: z.array(finding) }),
});

export const deployVersion = contract({
  method: 'post',
  path: '/api/diagrams/{id}/versions/{version}/deploy',
  tag,
  title: '发布流程图的一个版本',
  description:
    '有错误的，逐条列出并拒绝发布。发布后，新的申报书按该版办理；在办的申报书仍按原来的版本，直至本环节所在的流程办完。发布第 0 版即恢复平台发布的流程图。',
  access,
  params: z.object({ id, version }),
  body: z.strictObject({ comment }),
  response: deployment,
  status: 201,
});

export const listDeployments = contract({
  method: 'get',
  path: '/api/diagrams/{id}/deployments',
  tag,
  title: '流程图的发布记录',
  description: '新的在前，第一条正在使用；running 为各引擎版本上现有多少在办申报书。',
  access,
  params: z.object({ id }),
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{1,18}$/, '翻页标记有误')
      .optional(),
    limit: pageLimit,
  }),
  response: z.object({
    items: z.array(deployment),
    running: z.array(z.object({ engineVersion: z.int(), count: z.int() })),
    next: z.string().nullable(),
  }),
});
