import { z } from 'zod';
import { degreeLevels } from '../application/form/degrees.ts';
import { levels } from '../business.ts';
import { contract } from './contract.ts';

const series = z.string('请填写职称系列').trim().min(1, '请填写职称系列').max(50, '职称系列不超过 50 字');
const years = (label: string) =>
  z
    .number(`请填写${label}`)
    .min(0, `${label}不能为负数`)
    .max(40, `${label}不超过 40 年`)
    .multipleOf(0.5, `${label}以半年为单位`);

const rules = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        /** Left out: every series without rules of its own for the level. */
        series: series.optional(),
        degree: z.enum(degreeLevels, '请选择学历层次'),
        level: z.enum(levels, '请选择职称级别'),
        years: years('工作年限'),
        /** Years before the degree count too, except so many. */
        afterDegree: years('取得学位后的年限').optional(),
        fullTimeOnly: z.boolean('请选择是否限全日制').optional(),
      }),
      '请填写初定条件',
    )
    .max(300, '初定条件最多 300 条'),
  examinations: z
    .array(
      z.strictObject({
        series,
        levels: z
          .array(z.enum(levels, '没有这个职称级别'), '请选择职称级别')
          .min(1, '请选择职称级别')
          .max(levels.length, '职称级别重复')
          .refine((chosen) => new Set(chosen).size === chosen.length, '职称级别重复'),
      }),
      '请填写须参加国家考试的系列',
    )
    .max(100, '须参加国家考试的系列最多 100 个'),
});

const version = z.object({
  /** 0: the rules that come with the platform. */
  version: z.int(),
  rules,
  validFrom: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
});
const versions = z.object({
  /** The version in force now. */
  current: z.int(),
  items: z.array(version.extend({ person: z.string().nullable() })),
});

export const readEligibility = contract({
  method: 'get',
  path: '/api/eligibility-rules',
  tag: '申报',
  title: '初定条件',
  description: '现行的学历、年限规定和须参加国家考试的系列。是否据此拒绝申报，由受理单位设置。',
  access: 'session',
  response: version,
});

export const readEligibilityRules = contract({
  method: 'get',
  path: '/api/administration/eligibility-rules',
  tag: '平台管理',
  title: '初定条件的版本',
  description: '各版本，最新的在前；第 0 版为平台自带。',
  access: 'administrator',
  response: versions,
});

export const saveEligibilityRules = contract({
  method: 'put',
  path: '/api/administration/eligibility-rules',
  tag: '平台管理',
  title: '发布新版初定条件',
  description:
    '自生效日期（不填为立即）起使用；已提交的申报书按提交时的版本。某系列对某级别有专门规定的，不再适用通用规定。',
  access: 'administrator',
  body: z.strictObject({
    rules,
    validFrom: z.iso.date('请填写生效日期，如 2026-02-12').optional(),
    /** The latest version that the writer knew. */
    after: z.int32('缺少此前的版本号'),
  }),
  response: versions,
});
