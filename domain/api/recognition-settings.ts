import { z } from 'zod';
import { businesses } from '../business.ts';
import { contract } from './contract.ts';

const tag = '受理单位';
const text = (name: string, most: number) =>
  z.string(`请填写${name}，没有可留空`).trim().max(most, `${name}不超过 ${most} 字`);

const fields = {
  enabled: z.boolean('请选择是否启用'),
  information: text('受理单位信息', 1000),
  instructions: text('申报说明', 10_000),
  publicityAgain: z.boolean('请选择公示内容变动后是否重新公示'),
};

const setting = z.object({
  business: z.enum(businesses),
  businessTitle: z.string(),
  ...fields,
  /** 0 where the business was never set up. */
  revision: z.int(),
});

export const listSettings = contract({
  method: 'get',
  path: '/api/units/{unitId}/recognition-settings',
  tag,
  title: '认定申报设置',
  access: 'session',
  params: z.object({ unitId: z.uuid('单位编号有误') }),
  response: z.object({ items: z.array(setting) }),
});

export const saveSettings = contract({
  method: 'put',
  path: '/api/units/{unitId}/recognition-settings/{business}',
  tag,
  title: '保存认定申报设置',
  description:
    '启用后申报人即可选择本单位；停用后不再受理新申报，已提交的照常办理。revision 填读取时的版本号，未设置过的填 0。',
  access: 'session',
  params: z.object({ unitId: z.uuid('单位编号有误'), business: z.enum(businesses, '没有这项业务') }),
  body: z
    .strictObject({ ...fields, revision: z.int('版本号有误').min(0, '版本号有误') })
    .refine(({ enabled, instructions }) => !enabled || instructions !== '', {
      path: ['instructions'],
      message: '启用前请填写申报说明',
    }),
  response: setting,
});
