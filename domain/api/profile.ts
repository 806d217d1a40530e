import { z } from 'zod';
import { profile as savedProfile } from '../person/profile.ts';
import { contract } from './contract.ts';

const tag = '账号';

/** One's own: nothing is masked. */
const ownProfile = savedProfile.extend({
  name: z.string(),
  /** What is still missing before an application can be started. */
  missing: z.array(z.object({ field: z.string(), title: z.string() })),
  complete: z.boolean(),
});

export const readProfile = contract({
  method: 'get',
  path: '/api/me/profile',
  tag,
  title: '个人中心基本信息',
  description: '姓名以统一身份认证为准，不能修改。填写完整后方可申报。',
  access: 'session',
  response: ownProfile,
  beforeUnitInformation: true,
});

export const saveProfile = contract({
  method: 'put',
  path: '/api/me/profile',
  tag,
  title: '保存个人中心基本信息',
  description: '可分次填写；未填写的项目传空值。',
  access: 'session',
  body: savedProfile,
  response: ownProfile,
  beforeUnitInformation: true,
});
