import { z } from 'zod';
import { businesses } from '../business.ts';
import { textKeys, texts } from '../text/texts.ts';
import { contract } from './contract.ts';

const instant = z.date().transform((date) => date.toISOString());

export const listBusinesses = contract({
  method: 'get',
  path: '/api/businesses',
  tag: '申报',
  title: '首页的两项业务',
  description: '名称、并用的新名称，以及办理前须先阅读的注意说明。',
  access: 'public',
  response: z.object({
    items: z.array(
      z.object({
        business: z.enum(businesses),
        name: z.string(),
        newerName: z.string(),
        notes: z.string(),
        /** Of the notes; 0 is the wording that comes with the platform. */
        notesVersion: z.int(),
      }),
    ),
  }),
});

const params = z.object({ key: z.enum(textKeys, '没有这个文本') });
const versions = z.object({
  key: z.enum(textKeys),
  title: z.string(),
  /** The latest first; version 0 is the wording that comes with the platform. */
  items: z.array(
    z.object({
      version: z.int(),
      text: z.string(),
      validFrom: instant.nullable(),
      person: z.string().nullable(),
    }),
  ),
});

export const readText = contract({
  method: 'get',
  path: '/api/administration/texts/{key}',
  tag: '平台管理',
  title: '页面文本的各版本',
  description: `可修改的文本：${textKeys.map((key) => `${key}（${texts[key].title}）`).join('、')}。`,
  access: 'administrator',
  params,
  response: versions,
});

export const saveText = contract({
  method: 'put',
  path: '/api/administration/texts/{key}',
  tag: '平台管理',
  title: '发布页面文本的新版本',
  description: '自生效日期（不填为立即）起使用，以往版本保留。',
  access: 'administrator',
  params,
  body: z.strictObject({
    text: z.string('请填写文本').trim().min(2, '文本过短').max(10_000, '文本不超过 10000 字'),
    validFrom: z.iso.date('请填写生效日期，如 2026-02-12').optional(),
    /** The latest version that the writer knew. */
    after: z.int32('缺少此前的版本号'),
  }),
  response: versions,
});
