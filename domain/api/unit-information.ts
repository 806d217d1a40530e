import { z } from 'zod';
import { unitKinds } from '../routing/superiors.ts';
import { unitInformation } from '../unit/information.ts';
import { contract } from './contract.ts';

const tag = '单位';
const unitId = z.object({ unitId: z.uuid('单位编号有误') });
const contact = z.object({ name: z.string(), phone: z.string() }).nullable();

const information = z.object({
  id: z.uuid(),
  name: z.string(),
  creditCode: z.string().nullable(),
  kind: z.enum(unitKinds),
  kindTitle: z.string(),
  district: z.string().nullable(),
  address: z.string(),
  departmentId: z.uuid().nullable(),
  department: z.string().nullable(),
  contactName: z.string(),
  contactPhone: z.string(),
  contacts: z.object({ initial: contact, confirmation: contact }),
  signing: z.boolean(),
  issuesCertificates: z.boolean(),
  /** False until the information was submitted once: nothing else of the unit is open to its legal person before. */
  complete: z.boolean(),
  missing: z.array(z.object({ field: z.string(), title: z.string() })),
  notes: z.array(z.string()),
  revision: z.int(),
});

export const readUnit = contract({
  method: 'get',
  path: '/api/units/{unitId}',
  tag,
  title: '单位基础信息',
  description: '含各业务联系方式、签收设置、填写说明和尚未填写的项目。',
  access: 'session',
  params: unitId,
  response: information,
  beforeUnitInformation: true,
});

export const saveUnit = contract({
  method: 'put',
  path: '/api/units/{unitId}',
  tag,
  title: '保存单位基础信息',
  description: '法人首次提交后方可进入单位中心。停用签收时，待签收的申报书转入待审核。',
  access: 'session',
  params: unitId,
  body: unitInformation.extend({
    /** The revision that was read; another one now is refused. */
    revision: z.int32('版本号有误'),
  }),
  response: information,
  beforeUnitInformation: true,
});

export const listDepartments = contract({
  method: 'get',
  path: '/api/units/{unitId}/departments',
  tag,
  title: '可选择的主管部门',
  description: '每个单位能否作为主管部门及其依据。可按拟填写的单位类型和所在区县查询，区县为空表示市属。',
  access: 'session',
  params: unitId,
  query: z.object({
    kind: z.enum(unitKinds, '没有这种单位类型').optional(),
    district: z
      .string()
      .max(20, '所在区县不能超过20字')
      .transform((value) => value.trim() || null)
      .optional(),
  }),
  response: z.object({
    rule: z.string(),
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kindTitle: z.string(),
        district: z.string().nullable(),
        allowed: z.boolean(),
        why: z.string(),
      }),
    ),
  }),
  beforeUnitInformation: true,
});
