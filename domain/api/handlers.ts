import { z } from 'zod';
import { text } from '../application/form/fields.ts';
import { documentTypes } from '../person/identity-document.ts';
import { permissions } from '../rights.ts';
import { minuteInShanghai } from '../calendar/date.ts';
import { contract } from './contract.ts';

const tag = '单位';
const unitId = z.object({ unitId: z.uuid('单位编号有误') });
const ofHandler = unitId.extend({ accountId: z.uuid('经办人编号有误') });
const instant = z.date().transform((date) => date.toISOString());

/** A handler as the unit's others see them: numbers are masked. */
const handler = z.object({
  accountId: z.uuid(),
  name: z.string(),
  documentType: z.string().nullable(),
  idNumber: z.string().nullable(),
  phone: z.string(),
  permissions: z.array(z.object({ code: z.enum(permissions), title: z.string() })),
  /** How many applications are with them: they must be handed over before they are removed. */
  applications: z.int(),
  addedAt: instant,
  revision: z.int(),
});

export const listHandlers = contract({
  method: 'get',
  path: '/api/units/{unitId}/handlers',
  tag,
  title: '经办人列表',
  access: 'session',
  params: unitId,
  response: z.object({ items: z.array(handler) }),
  sheet: {
    name: '经办人',
    columns: [
      { title: '姓名', width: 10, of: ({ name }) => name },
      { title: '证件号码', width: 20, of: ({ idNumber }) => idNumber },
      { title: '电话', width: 16, of: ({ phone }) => phone },
      { title: '权限', width: 40, of: (one) => one.permissions.map(({ title }) => title).join('、') },
      { title: '在办份数', width: 10, of: ({ applications }) => applications },
      { title: '添加时间', width: 18, of: ({ addedAt }) => minuteInShanghai(new Date(addedAt)) },
    ],
  },
});

export const addHandler = contract({
  method: 'post',
  path: '/api/units/{unitId}/handlers',
  tag,
  title: '添加经办人',
  description: '按证件号码和姓名关联本单位。其本人须先登录本平台并保存个人中心基本信息；添加后另行勾选权限。',
  access: 'session',
  params: unitId,
  body: z.strictObject({
    documentType: z.enum(documentTypes, '请选择证件类型').default('identity_card'),
    idNumber: text('证件号码', 30),
    name: text('姓名', 50),
  }),
  response: handler,
  status: 201,
});

export const savePermissions = contract({
  method: 'put',
  path: '/api/units/{unitId}/handlers/{accountId}/permissions',
  tag,
  title: '保存经办人权限',
  description: '保存后立即生效。',
  access: 'session',
  params: ofHandler,
  body: z.strictObject({
    permissions: z.array(z.enum(permissions, '没有这项权限')).max(permissions.length, '权限重复'),
    /** The revision that was read; another one now is refused. */
    revision: z.int32('版本号有误').optional(),
  }),
  response: handler,
});

export const removeHandler = contract({
  method: 'delete',
  path: '/api/units/{unitId}/handlers/{accountId}',
  tag,
  title: '移除经办人',
  description: '移除后立即不能再进入本单位；其名下有在办申报书的，须先变更办理人。',
  access: 'session',
  params: ofHandler,
  response: z.object({ removed: z.boolean() }),
});
