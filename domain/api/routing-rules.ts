import { z } from 'zod';
import { unitKinds } from '../routing/unit-kinds.ts';
import { contract } from './contract.ts';

const tag = '平台管理';
const access = 'administrator' as const;
const kinds = z
  .array(z.enum(unitKinds, '没有这种单位类型'), '请选择单位类型')
  .max(unitKinds.length, '单位类型重复');
const text = (label: string, least: number) =>
  z.string(`请填写${label}`).trim().min(least, `请填写${label}`).max(200, `${label}不超过 200 字`);

const rules = z.strictObject({
  departments: z
    .array(
      z.strictObject({
        kinds: kinds.min(1, '请选择单位类型'),
        district: z.enum(['with', 'without', 'any'], '请选择适用于有区县、无区县还是全部单位'),
        departmentKinds: kinds,
        sameDistrict: z.boolean('请选择是否限本区县'),
        why: text('规则说明', 1),
      }),
      '请填写主管部门规则',
    )
    .max(50, '规则最多 50 条'),
  superiors: z
    .array(
      z.strictObject({
        kinds: kinds.min(1, '请选择单位类型'),
        relation: z.enum(['competent_department', 'same_district', 'any'], '请选择关系'),
        superiorKinds: kinds.min(1, '请选择上级单位类型'),
        why: text('规则说明', 1),
        name: text('名称', 0),
      }),
      '请填写上级单位规则',
    )
    .max(50, '规则最多 50 条'),
});

const version = z.object({
  /** 0: the rules that come with the platform. */
  version: z.int(),
  rules,
  validFrom: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
  person: z.string().nullable(),
});
const versions = z.object({
  /** The version in force now. */
  current: z.int(),
  items: z.array(version),
});

export const readRoutingRules = contract({
  method: 'get',
  path: '/api/administration/routing-rules',
  tag,
  title: '主管部门和报送上级规则',
  description:
    '各版本，最新的在前；第 0 版为平台自带规则。不循环、不超六级、逐级向上、可直报受理单位不由规则改变。',
  access,
  response: versions,
});

export const saveRoutingRules = contract({
  method: 'put',
  path: '/api/administration/routing-rules',
  tag,
  title: '发布新版主管部门和报送上级规则',
  description: '自生效日期（不填为立即）起使用；已有的主管部门和已报送的申报书不受影响。',
  access,
  body: z.strictObject({
    rules,
    validFrom: z.iso.date('请填写生效日期，如 2026-02-12').optional(),
    /** The latest version that the writer knew. */
    after: z.int32('缺少此前的版本号'),
  }),
  response: versions,
});
