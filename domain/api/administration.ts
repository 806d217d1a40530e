import { z } from 'zod';
import { unitKinds } from '../routing/superiors.ts';
import { contract } from './contract.ts';
import { pageLimit } from './paging.ts';

const tag = '平台管理';
const access = 'administrator' as const;
const paging = {
  search: z.string().trim().max(100, '查找内容不超过 100 字').default(''),
  after: z.string().max(200, '翻页标记有误').optional(),
  limit: pageLimit,
};

const unit = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(unitKinds),
  kindTitle: z.string(),
  district: z.string().nullable(),
  departmentId: z.uuid().nullable(),
  department: z.string().nullable(),
  issuesCertificates: z.boolean(),
  /** The unit's own people have completed its base information. */
  complete: z.boolean(),
  /** Where it is closed: since when, and who has taken over. */
  closedAt: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
  successor: z.string().nullable(),
  revision: z.int(),
});

export const listUnits = contract({
  method: 'get',
  path: '/api/administration/units',
  tag,
  title: '全部单位',
  description: '按名称排序；search 为名称中的文字。',
  access,
  query: z.strictObject(paging),
  response: z.object({ items: z.array(unit), next: z.string().nullable() }),
  sheet: {
    name: '单位',
    columns: [
      { title: '单位名称', width: 30, of: ({ name }) => name },
      { title: '单位类型', width: 20, of: ({ kindTitle }) => kindTitle },
      { title: '区县', width: 10, of: ({ district }) => district },
      { title: '主管部门', width: 30, of: ({ department }) => department },
      { title: '发证权限', width: 10, of: ({ issuesCertificates }) => (issuesCertificates ? '有' : '无') },
      { title: '基础信息', width: 10, of: ({ complete }) => (complete ? '已完善' : '未完善') },
      { title: '承接单位', width: 30, of: ({ successor }) => successor },
    ],
  },
});

const place = {
  name: z.string('请填写单位名称').trim().min(1, '请填写单位名称').max(100, '单位名称不超过 100 字'),
  kind: z.enum(unitKinds, '请选择单位类型'),
  district: z
    .string('请填写所在区县，没有填 null')
    .trim()
    .min(1, '请填写所在区县')
    .max(20, '所在区县不超过 20 字')
    .nullable(),
  departmentId: z.uuid('请选择主管部门').nullable(),
};

export const createUnit = contract({
  method: 'post',
  path: '/api/administration/units',
  tag,
  title: '新建单位',
  description: '其余基础信息由单位法人首次登录时完善。',
  access,
  body: z.strictObject(place),
  response: unit,
  status: 201,
});

const unitId = z.object({ unitId: z.uuid('单位编号有误') });

export const administerUnit = contract({
  method: 'put',
  path: '/api/administration/units/{unitId}',
  tag,
  title: '变更单位名称、类型、区县、主管部门',
  description: '在办申报书不受影响，此后的报送按变更后的关系。',
  access,
  params: unitId,
  body: z.strictObject({
    ...place,
    /** The revision that was read; another one now is refused. */
    revision: z.int32('缺少版本号'),
  }),
  response: unit,
});

export const closeUnit = contract({
  method: 'post',
  path: '/api/administration/units/{unitId}/close',
  tag,
  title: '停用单位，由其他单位承接',
  description:
    '撤并单位时使用，不能撤回。在办申报书、发证批次、核准文件、申报限制和下级单位转给承接单位；原法人账号和经办人不再代表该单位，经办人可一并转入承接单位。',
  access,
  params: unitId,
  body: z.strictObject({
    successorId: z.uuid('请选择承接单位'),
    /** The unit's handlers handle for the successor from now on, with the same menus. */
    takeHandlers: z.boolean('请选择经办人是否转入承接单位'),
    reason: z
      .string('请填写停用原因')
      .trim()
      .min(2, '请填写停用原因（至少两个字）')
      .max(500, '停用原因不超过 500 字'),
  }),
  response: unit,
});

export const setAuthority = contract({
  method: 'put',
  path: '/api/administration/units/{unitId}/authority',
  tag,
  title: '授予或收回发证权限',
  description: '尚有申报书由该单位受理办理的，不能收回。',
  access,
  params: unitId,
  body: z.strictObject({ granted: z.boolean('请选择授予或收回') }),
  response: unit,
});

const account = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['individual', 'legal']),
  phone: z.string(),
  administrator: z.boolean(),
  analyst: z.boolean(),
  legalUnit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});

export const listAccounts = contract({
  method: 'get',
  path: '/api/administration/accounts',
  tag,
  title: '全部账号',
  description: '按姓名排序；search 为姓名的开头。电话只显示首尾。',
  access,
  query: z.strictObject(paging),
  response: z.object({ items: z.array(account), next: z.string().nullable() }),
  sheet: {
    name: '账号',
    columns: [
      { title: '姓名', width: 20, of: ({ name }) => name },
      { title: '类别', width: 8, of: ({ kind }) => (kind === 'legal' ? '法人' : '个人') },
      { title: '电话', width: 16, of: ({ phone }) => phone },
      { title: '所属单位', width: 30, of: ({ legalUnit }) => legalUnit?.name ?? null },
      { title: '平台管理员', width: 10, of: ({ administrator }) => (administrator ? '是' : '否') },
      { title: '流程分析员', width: 10, of: ({ analyst }) => (analyst ? '是' : '否') },
    ],
  },
});

export const changeAccount = contract({
  method: 'put',
  path: '/api/administration/accounts/{accountId}',
  tag,
  title: '修改账号',
  description: '指定平台管理员、流程分析员；为法人账号指定单位。立即生效。',
  access,
  params: z.object({ accountId: z.uuid('账号编号有误') }),
  body: z.strictObject({
    administrator: z.boolean('请选择是否平台管理员'),
    analyst: z.boolean('请选择是否流程分析员'),
    legalUnitId: z.uuid('请选择单位').nullable(),
  }),
  response: account,
});
