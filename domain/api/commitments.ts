import { z } from 'zod';
import { businesses } from '../business.ts';
import { contract } from './contract.ts';

const params = z.object({ business: z.enum(businesses, '请选择职称初定或职称确认') });
const instant = z.date().transform((date) => date.toISOString());
const commitment = z.object({
  business: z.enum(businesses),
  version: z.int(),
  text: z.string(),
  validFrom: instant,
});

export const readCommitment = contract({
  method: 'get',
  path: '/api/commitments/{business}',
  tag: '申报',
  title: '诚信承诺书',
  description: '现行文本。提交申报书时以 commitmentVersion 说明所阅读的版本。',
  access: 'session',
  params,
  response: commitment,
});

export const publishCommitment = contract({
  method: 'post',
  path: '/api/commitments/{business}',
  tag: '平台管理',
  title: '发布新版诚信承诺书',
  description: '自生效日期（不填为立即）起使用；以往版本保留，已提交的申报书仍按所承诺的版本。',
  access: 'administrator',
  params,
  body: z.strictObject({
    text: z.string('请填写承诺书内容').trim().min(20, '承诺书内容过短').max(20_000, '承诺书不超过 20000 字'),
    validFrom: z.iso.date('请填写生效日期，如 2026-02-12').optional(),
    /** The latest version that the writer knew. */
    after: z.int32('缺少此前的版本号'),
  }),
  response: commitment,
  status: 201,
});

export const listCommitments = contract({
  method: 'get',
  path: '/api/commitments/{business}/versions',
  tag: '平台管理',
  title: '诚信承诺书的各版本',
  access: 'administrator',
  params,
  response: z.object({ items: z.array(commitment) }),
});
